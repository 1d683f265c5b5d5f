using System.Text.Json.Nodes;

namespace Agent.Score;

/// <summary>Compares an answer with the checked one.</summary>
public static class Scorer
{
    /// <summary>What became of a question; <paramref name="answer"/> is null when there is none.</summary>
    public static Verdict Judge(Question question, Answer? answer)
    {
        if (answer is null || answer.Outcome is not ("answer" or "refusal" or "clarify"))
            return Verdict.Missing;
        var isRefused = answer.Outcome != "answer";
        if ((string?)question.Expected["type"] == "refusal")
            return isRefused ? Verdict.RefusedRightly : Accepted(question.Expected, answer) ? Verdict.Right : Verdict.Wrong;
        if (isRefused)
            return Verdict.RefusedWrongly;
        return IsRight(question.Expected, answer) ? Verdict.Right : Verdict.Wrong;
    }

    private static bool Accepted(JsonObject expected, Answer answer) =>
        MainFigure.Of(answer) is { } figure && (expected["accept_numbers"] as JsonArray ?? []).Any(number => Cell.Number(number) == figure);

    private static bool IsRight(JsonObject expected, Answer answer)
    {
        var tolerance = Cell.Number(expected["tolerance"]) ?? 0;
        IEnumerable<JsonNode?> values = [expected["value"], .. expected["alt"] as JsonArray ?? []];
        return values.Any(value => (string?)expected["type"] switch
        {
            "number" => Cell.SameNumber(Cell.Number(value) ?? double.NaN, MainFigure.Of(answer), tolerance),
            "list" => IsList(value as JsonArray ?? [value?.DeepClone()], (bool?)expected["any_order"] ?? false, answer),
            "table" => value is JsonArray rows && answer.Tables.Any(table => IsTable(rows, table, tolerance)),
            _ => false,
        });
    }

    /// <summary>The values are the first column of a table, or its only row, or the sentence begins with the only one.</summary>
    private static bool IsList(JsonArray expected, bool anyOrder, Answer answer)
    {
        foreach (var table in answer.Tables)
        {
            List<JsonNode?> column = [.. table.Where(row => row.Count > 0).Select(row => row[0])];
            if (Same(expected, column, anyOrder) || (table.Count == 1 && Same(expected, [.. table[0].Take(expected.Count)], anyOrder)))
                return true;
        }

        return expected.Count == 1 && answer.Tables.All(table => table.Count <= 1) && Cell.Text(expected[0]) is { Length: > 0 } text
            && MainFigure.FirstSentence(answer.Text).ToLowerInvariant().StartsWith(text, StringComparison.Ordinal);
    }

    private static bool Same(JsonArray expected, List<JsonNode?> given, bool anyOrder)
    {
        if (expected.Count != given.Count)
            return false;
        if (!anyOrder)
            return expected.Zip(given).All(pair => Cell.SameKey(pair.First, pair.Second));
        return expected.All(value => given.Exists(cell => Cell.SameKey(value, cell)));
    }

    /// <summary>As many rows, and for each expected row one with its keys and, in one and the same column, its value.</summary>
    private static bool IsTable(JsonArray expected, IReadOnlyList<IReadOnlyList<JsonNode?>> table, double tolerance)
    {
        if (expected.Count == 0 || table.Count != expected.Count)
            return false;
        var keys = ((JsonArray)expected[0]!).Count - 1;
        return Enumerable
            .Range(keys, Math.Max(0, table[0].Count - keys))
            .Any(column =>
                expected.All(row =>
                    table.Any(given =>
                        Enumerable.Range(0, keys).All(key => Cell.SameKey(row![key], given[key]))
                        && SameValue(row![keys], given[column], tolerance)
                    )
                )
            );
    }

    private static bool SameValue(JsonNode? expected, JsonNode? given, double tolerance) =>
        Cell.Number(expected) is { } number ? Cell.SameNumber(number, Cell.Number(given), tolerance) : Cell.SameKey(expected, given);
}
