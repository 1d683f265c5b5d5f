using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Agent.Score.Board.Judging;

/// <summary>Judges an answer by the <c>expect</c> of a case.</summary>
internal static class CaseCheck
{
    /// <summary>Whether nothing but a refusal is right.</summary>
    public static bool WantsRefusalOnly(JsonObject expect) =>
        expect.All(part => part.Key is "refuse" or "nosay") && expect.ContainsKey("refuse");

    public static Verdict Judge(JsonObject expect, Answer answer)
    {
        if (answer.Outcome is not ("answer" or "refusal" or "clarify"))
            return Verdict.Missing;
        var mayRefuse = (bool?)expect["refuse"] ?? false;
        if (answer.Outcome != "answer")
            return mayRefuse ? Verdict.RefusedRightly : Verdict.RefusedWrongly;
        return !WantsRefusalOnly(expect) && expect.All(part => Holds(part.Key, part.Value!, expect, answer))
            ? Verdict.Right
            : Verdict.Wrong;
    }

    private static bool Holds(string key, JsonNode value, JsonObject expect, Answer answer)
    {
        var tolerance = Cell.Number(expect["tol"]) ?? 0;
        return key switch
        {
            "num" => Numbers(value).All(number => NumbersIn.Has(NumbersIn.Answer(answer), number, tolerance)),
            "textnum" => Numbers(value).All(number => NumbersIn.Has(NumbersIn.Text(answer.Text), number, tolerance)),
            "notnum" => !Numbers(value).Any(number => NumbersIn.Has(NumbersIn.Text(answer.Text), number, 0)),
            "rows" => ((JsonArray)value).All(row => HasRow((JsonArray)row!, answer, tolerance)),
            "nrows" => answer.Tables.Any(table => table.Count == (int)value),
            "say" => Finds((string)value!, Everything(answer)),
            "text" => Finds((string)value!, answer.Text),
            "nosay" => !Finds((string)value!, answer.Text),
            _ => true,
        };
    }

    private static IEnumerable<double> Numbers(JsonNode value) =>
        (value as JsonArray)?.Select(number => Cell.Number(number) ?? double.NaN) ?? [Cell.Number(value) ?? double.NaN];

    private static bool Finds(string pattern, string text) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private static string Everything(Answer answer) =>
        string.Join(
            '\n',
            [
                answer.Text,
                .. answer.Notes,
                .. answer.Tables.SelectMany(table => table.Select(row => string.Join(' ', row.Select(Cell.Text)))),
            ]
        );

    /// <summary>A table has a row with the label and the value, or the text says them one behind the other.</summary>
    private static bool HasRow(JsonArray row, Answer answer, double tolerance)
    {
        var (label, value) = (Cell.Text(row[0]), Cell.Number(row[1]) ?? double.NaN);
        var inTable = answer.Tables.Any(table =>
            table.Any(cells =>
                cells.Any(cell => Cell.Text(cell).Contains(label, StringComparison.Ordinal))
                && cells.Any(cell => Cell.SameNumber(value, Cell.Number(cell), tolerance))
            )
        );
        var said = $"{label} {value.ToString(CultureInfo.InvariantCulture)}";
        return inTable || answer.Text.Contains(said, StringComparison.OrdinalIgnoreCase);
    }
}
