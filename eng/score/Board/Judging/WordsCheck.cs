using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Score.Board.Judging;

/// <summary>
/// Judges an answer by the right value in words: "86", "Security 3, Projects 12", "4.31 (…) or 4.89 pro rata; got 5.30", "no forecast".
/// </summary>
/// <param name="IsRefusal">Whether nothing but a refusal is right.</param>
/// <param name="Alternatives">Lists of numbers, each with its tolerance; all of one list have to be there.</param>
/// <param name="Cells">Cells that a matrix has; null where none is asked for.</param>
internal sealed partial record WordsCheck(
    bool IsRefusal,
    IReadOnlyList<IReadOnlyList<(double Value, double Tolerance)>> Alternatives,
    int? Cells
)
{
    /// <summary>Whether only the beginning of a longer result is given: "25.0 % …".</summary>
    public bool IsBeginning { get; init; }

    /// <summary>The result with its name, "No Permit 14"; null for a plain number.</summary>
    public string? Named { get; init; }

    /// <param name="right">The right value.</param>
    /// <param name="seen">How an answer was once judged.</param>
    public static WordsCheck Parse(string right, string seen)
    {
        var text = Got().Replace(right, string.Empty);
        if (seen == "rightly refused" || (Figures(text).Count == 0 && !text.Contains("none", StringComparison.Ordinal)))
            return new WordsCheck(true, [], null);
        if (text.StartsWith("none", StringComparison.Ordinal))
            return new WordsCheck(false, [[(0, 0)]], null);
        var alternatives = new List<string> { Brackets().Replace(text, string.Empty) };
        // "191 (181 if never closed since)" gives another right value, "11 (December 2025)" does not.
        alternatives.AddRange(
            Brackets()
                .Matches(text)
                .Select(match => match.Value.Trim('(', ')'))
                .Where(inside => inside.Contains(" if ", StringComparison.Ordinal))
        );
        var parts = alternatives.SelectMany(part => part.Split(" or ")).Select(Result).ToList();
        int? cells = Matrix().Match(text) is { Success: true } matrix
            ? int.Parse(matrix.Groups[1].Value, CultureInfo.InvariantCulture) * Factor(matrix)
            : null;
        return new WordsCheck(
            false,
            [
                .. parts.Select(part =>
                    (IReadOnlyList<(double, double)>)Figures(cells is null ? part : Matrix().Replace(part, string.Empty))
                ),
            ],
            cells
        )
        {
            IsBeginning = text.Contains('…', StringComparison.Ordinal),
            Named = char.IsLetter(text[0]) ? text.Trim() : null,
        };
    }

    public Verdict Judge(Answer answer)
    {
        if (answer.Outcome is not ("answer" or "refusal" or "clarify"))
            return Verdict.Missing;
        if (answer.Outcome != "answer")
            return IsRefusal ? Verdict.RefusedRightly : Verdict.RefusedWrongly;
        if (
            IsRefusal
            || (Cells is { } cells && !answer.Tables.Any(table => IsMatrix(table.Count, table.Count == 0 ? 0 : table[0].Count, cells)))
        )
            return Verdict.Wrong;
        return Alternatives.Any(wanted => Has(wanted, answer)) ? Verdict.Right : Verdict.Wrong;
    }

    private bool Has(IReadOnlyList<(double Value, double Tolerance)> wanted, Answer answer)
    {
        // One number among many is no answer, unless its name stands before it.
        if (wanted.Count == 1 && Cells is null && !IsBeginning)
            return (Named is { } named && answer.Text.Contains(named, StringComparison.OrdinalIgnoreCase))
                || Cell.SameNumber(wanted[0].Value, MainFigure.Of(answer), wanted[0].Tolerance);
        return wanted.All(number => NumbersIn.Has(NumbersIn.Answer(answer), number.Value, number.Tolerance));
    }

    private static bool IsMatrix(int rows, int columns, int cells) => rows == cells || rows * (columns - 1) == cells;

    private static int Factor(Match matrix) =>
        matrix.Groups[2].Success ? int.Parse(matrix.Groups[2].Value, CultureInfo.InvariantCulture) : 1;

    /// <summary>What stands behind an arrow, an equals sign or a colon is the result, what stands before it the way there.</summary>
    private static string Result(string text)
    {
        var at = Math.Max(text.LastIndexOf('→'), Math.Max(text.LastIndexOf('='), text.LastIndexOf(": ", StringComparison.Ordinal)));
        return at < 0 ? text : text[(at + 1)..];
    }

    /// <summary>The numbers, each as exact as it is written.</summary>
    private static List<(double Value, double Tolerance)> Figures(string text) =>
        [.. Number().Matches(text).Select(match => (Value(match.Value), Tolerance(match.Value)))];

    private static double Value(string number) =>
        double.Parse(number.Replace(",", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static double Tolerance(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : 0.51 * Math.Pow(10, point + 1 - number.Length);
    }

    [GeneratedRegex(@"; got .*$")]
    private static partial Regex Got();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(\d+) (?:cells|× (\d+) matrix)")]
    private static partial Regex Matrix();

    [GeneratedRegex(@"(?<![\p{L}\d-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{L}\d-])")]
    private static partial Regex Number();
}
