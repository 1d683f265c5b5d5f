using System.Text.Json.Nodes;

namespace Agent.Score;

/// <summary>What a viewer got: a line of an answers file, as the console writes it, or the outcome of a run in this process.</summary>
/// <param name="Id">The question's.</param>
/// <param name="Text">What the viewer read.</param>
/// <param name="Outcome">answer, clarify, refusal, or an error.</param>
/// <param name="Tables">The tables shown, each as its rows.</param>
public sealed record Answer(string Id, string Text, string Outcome, IReadOnlyList<IReadOnlyList<IReadOnlyList<JsonNode?>>> Tables)
{
    /// <summary>Notes shown with the tables and the dataset.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The statements behind the tables.</summary>
    public IReadOnlyList<string> Sql { get; init; } = [];

    /// <summary>The queries behind the tables, in words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The readings offered for choice, each with its figure.</summary>
    public IReadOnlyList<OfferedReading> Readings { get; init; } = [];

    /// <summary>Whether the planner would have answered before a model.</summary>
    public bool IsSure { get; init; }

    /// <summary>Whole time of the run in milliseconds.</summary>
    public double Milliseconds { get; init; }

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
        [.. (line["tables"] as JsonArray ?? []).Select(table => Rows((JsonArray)table!["rows"]!))]);

    private static IReadOnlyList<IReadOnlyList<JsonNode?>> Rows(JsonArray rows) =>
        [.. rows.Select(row => (IReadOnlyList<JsonNode?>)[.. (JsonArray)row!])];
}
