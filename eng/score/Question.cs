using System.Text.Json.Nodes;

namespace Agent.Score;

/// <summary>A question with its checked answer, as in <c>questions/*.jsonl</c>.</summary>
/// <param name="Id">Names it.</param>
/// <param name="File">The dataset it is asked of.</param>
/// <param name="Text">The question.</param>
/// <param name="Kind">What it tests.</param>
/// <param name="Expected">type, value, tolerance, unit, any_order, alt, accept_numbers.</param>
public sealed record Question(string Id, string File, string Text, string Kind, JsonObject Expected)
{
    /// <summary>All questions of a file or of the <c>.jsonl</c> files of a folder.</summary>
    public static IReadOnlyList<Question> Load(string path) =>
        [
            .. (
                Directory.Exists(path)
                    ? Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal).AsEnumerable()
                    : new[] { path }.AsEnumerable()
            )
                .SelectMany(System.IO.File.ReadLines)
                .Where(line => line.Trim().Length > 0)
                .Select(line => (JsonObject)JsonNode.Parse(line)!)
                .Select(Read),
        ];

    /// <summary>A question of its line.</summary>
    public static Question Read(JsonObject line) =>
        new((string)line["id"]!, (string)line["file"]!, (string)line["question"]!, (string)line["kind"]!, (JsonObject)line["expected"]!);
}
