using System.Text.Json.Nodes;

namespace Agent.Score;

/// <summary>A line of an answers file, as the console writes it.</summary>
/// <param name="Id">The question's.</param>
/// <param name="Text">What the viewer read.</param>
/// <param name="Outcome">answer, clarify, refusal, or an error.</param>
/// <param name="Tables">The tables shown, each as its rows.</param>
public sealed record Answer(string Id, string Text, string Outcome, IReadOnlyList<IReadOnlyList<IReadOnlyList<JsonNode?>>> Tables)
{
    /// <summary>All answers of a file, by question.</summary>
    public static IReadOnlyDictionary<string, Answer> Load(string path)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(line => line.Trim().Length > 0))
        {
            var answer = Read((JsonObject)JsonNode.Parse(line)!);
            answers[answer.Id] = answer;
        }

        return answers;
    }

    private static Answer Read(JsonObject line) => new(
        (string)line["id"]!,
        (string?)line["answer_text"] ?? string.Empty,
        (string?)line["outcome"] ?? "error",
        [.. (line["tables"] as JsonArray ?? []).Select(table => (IReadOnlyList<IReadOnlyList<JsonNode?>>)[.. ((JsonArray)table!["rows"]!).Select(row => (IReadOnlyList<JsonNode?>)[.. (JsonArray)row!])])]);
}
