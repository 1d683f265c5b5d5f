using System.Text.Json.Nodes;

namespace Agent.Score.Board.Judging;

/// <summary>Judges an answer by a set of values: the main figure, or the first column of a table, or the only row's cells.</summary>
internal static class ValuesCheck
{
    private const double Rounding = 0.005;

    public static Verdict Judge(JsonArray target, Answer answer)
    {
        if (answer.Outcome is not ("answer" or "refusal" or "clarify"))
            return Verdict.Missing;
        if (answer.Outcome != "answer")
            return Verdict.RefusedWrongly;
        return IsRight(target, answer) ? Verdict.Right : Verdict.Wrong;
    }

    private static bool IsRight(JsonArray target, Answer answer)
    {
        if (target is [var only])
        {
            if (Cell.Number(only) is { } number && Cell.SameNumber(number, MainFigure.Of(answer), Rounding))
                return true;
            if (answer.Tables.All(table => table.Count <= 1) && Cell.Text(only) is { Length: > 0 } text
                && MainFigure.FirstSentence(answer.Text).StartsWith(text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return answer.Tables.Any(table => IsSet(target, [.. table.Where(row => row.Count > 0).Select(row => row[0])]));
    }

    private static bool IsSet(JsonArray target, List<JsonNode?> given) =>
        target.Count == given.Count && target.All(value => given.Exists(cell => Cell.SameKey(value, cell)));
}
