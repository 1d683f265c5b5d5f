using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Agent.Console.Questions;

namespace Agent.Console.Evaluation;

/// <summary>Files of questions with right values: JSON lines, or a sheet saved as CSV with the headings question, value and, if wanted, id, tolerance, file, group.</summary>
internal static class EvalFile
{
    private static readonly EvalContext Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly Dictionary<string, string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["right value"] = "value",
        ["right"] = "value",
        ["answer"] = "value",
        ["expected"] = "value",
        ["dataset"] = "file",
        ["same as"] = "group",
    };

    /// <exception cref="QuestionsFormatException">The file cannot be read; the message says which line and why.</exception>
    public static IReadOnlyList<EvalQuestion> Read(string text)
    {
        var questions = text.TrimStart().StartsWith('{') ? Lines(text, Json.EvalQuestion) : Csv(text);
        return
        [
            .. questions.Select((question, at) => question with { Id = question.Id ?? (at + 1).ToString(CultureInfo.InvariantCulture) }),
        ];
    }

    /// <exception cref="QuestionsFormatException">The file is no results file.</exception>
    public static IReadOnlyList<EvalResult> ReadResults(string text) => Lines(text, Json.EvalResult);

    public static string Write(EvalResult result) => JsonSerializer.Serialize(result, Json.EvalResult);

    private static List<T> Lines<T>(string text, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        var read = new List<T>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                read.Add(JsonSerializer.Deserialize(line, type) ?? throw new JsonException("The line is null."));
            }
            catch (JsonException wrong)
            {
                throw new QuestionsFormatException($"Line {number} cannot be read: {wrong.Message}");
            }
        }

        return read;
    }

    private static List<EvalQuestion> Csv(string text)
    {
        var records = CsvLine.ReadAll(text.TrimStart('\uFEFF'));
        if (records.Count == 0)
            throw new QuestionsFormatException("The file is empty.");
        var names = records[0].Select(name => Headings.GetValueOrDefault(name, name.ToLowerInvariant())).ToList();
        if (!names.Contains("question") || !names.Contains("value"))
            throw new QuestionsFormatException(
                "The first line needs the headings question and value. A workbook is read when it is saved as CSV."
            );
        return
        [
            .. records
                .Skip(1)
                .Select(record =>
                {
                    string? Cell(string name) =>
                        names.IndexOf(name) is var at and >= 0 && at < record.Count && record[at].Length > 0 ? record[at] : null;
                    return new EvalQuestion
                    {
                        Id = Cell("id"),
                        Question = Cell("question") ?? throw new QuestionsFormatException("A line has no question."),
                        Value = Value(Cell("value")),
                        Tolerance = Cell("tolerance") is { } tolerance ? RightValue.Number(tolerance) : null,
                        File = Cell("file"),
                        Group = Cell("group"),
                    };
                }),
        ];
    }

    // An empty cell: there is no answer. Several values stand in one cell, parted by "|".
    private static JsonElement Value(string? cell) =>
        cell switch
        {
            null => JsonSerializer.SerializeToElement<string?>(null, AnyContext),
            _ when RightValue.Number(cell) is { } number => JsonSerializer.SerializeToElement(number, AnyContext),
            _ when cell.Contains('|', StringComparison.Ordinal) => JsonSerializer.SerializeToElement(
                cell.Split('|', StringSplitOptions.TrimEntries),
                AnyContext
            ),
            _ => JsonSerializer.SerializeToElement(cell, AnyContext),
        };

    private static JsonSerializerOptions AnyContext => JsonSerializerOptions.Default;
}
