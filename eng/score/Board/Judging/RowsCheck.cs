using System.Text.Json.Nodes;

namespace Agent.Score.Board.Judging;

/// <summary>
/// Judges an answer by the rows that a gold statement gave: a table that has them, in whatever columns; one value may also be said.
/// </summary>
internal static class RowsCheck
{
    private const double Rounding = 0.005;

    public static Verdict Judge(JsonArray gold, bool isOrdered, Answer answer)
    {
        if (answer.Outcome is not ("answer" or "refusal" or "clarify"))
            return Verdict.Missing;
        if (answer.Outcome != "answer")
            return Verdict.RefusedWrongly;
        return IsRight(gold, isOrdered, answer) ? Verdict.Right : Verdict.Wrong;
    }

    private static bool IsRight(JsonArray gold, bool isOrdered, Answer answer)
    {
        if (gold.Count == 0)
            return answer.Tables.All(table => table.Count == 0) || MainFigure.Of(answer) == 0;
        if (gold is [JsonArray { Count: 1 } only] && IsSaid(only[0], answer))
            return true;
        return answer.Tables.Any(table => table.Count == gold.Count && Columns(gold, table, isOrdered));
    }

    private static bool IsSaid(JsonNode? value, Answer answer)
    {
        if (Cell.Number(value) is { } number)
            return Cell.SameNumber(number, MainFigure.Of(answer), Rounding);
        return answer.Tables.All(table => table.Count <= 1) && Cell.Text(value) is { Length: > 0 } text
            && MainFigure.FirstSentence(answer.Text).StartsWith(text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether each gold column is a column of the table, none of them twice, and the rows are the same.</summary>
    private static bool Columns(JsonArray gold, IReadOnlyList<IReadOnlyList<JsonNode?>> table, bool isOrdered)
    {
        var wanted = ((JsonArray)gold[0]!).Count;
        return table[0].Count >= wanted && Assign(gold, table, isOrdered, [], wanted);
    }

    private static bool Assign(JsonArray gold, IReadOnlyList<IReadOnlyList<JsonNode?>> table, bool isOrdered, List<int> chosen, int wanted)
    {
        if (chosen.Count == wanted)
            return SameRows(gold, table, isOrdered, chosen);
        for (var column = 0; column < table[0].Count; column++)
        {
            if (chosen.Contains(column))
                continue;
            chosen.Add(column);
            if (SameRows(gold, table, isOrdered, chosen) && Assign(gold, table, isOrdered, chosen, wanted))
                return true;
            chosen.RemoveAt(chosen.Count - 1);
        }

        return false;
    }

    private static bool SameRows(JsonArray gold, IReadOnlyList<IReadOnlyList<JsonNode?>> table, bool isOrdered, List<int> chosen)
    {
        var open = table.ToList();
        for (var i = 0; i < gold.Count; i++)
        {
            var row = (JsonArray)gold[i]!;
            var place = isOrdered ? (Same(row, table[i], chosen) ? i : -1) : open.FindIndex(given => Same(row, given, chosen));
            if (place < 0)
                return false;
            if (!isOrdered)
                open.RemoveAt(place);
        }

        return true;
    }

    private static bool Same(JsonArray gold, IReadOnlyList<JsonNode?> given, List<int> chosen) =>
        chosen.Select((column, i) => Same(gold[i], given[column])).All(same => same);

    private static bool Same(JsonNode? expected, JsonNode? given) =>
        Cell.Number(expected) is { } number ? Cell.SameNumber(number, Cell.Number(given), Rounding) : Cell.SameKey(expected, given);
}
