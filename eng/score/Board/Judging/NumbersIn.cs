using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Agent.Score.Board.Judging;

/// <summary>The numbers that a viewer sees.</summary>
internal static partial class NumbersIn
{
    /// <summary>Numbers of a text in their order; those inside names and dates are none.</summary>
    public static IReadOnlyList<double> Text(string text) => [.. Figure().Matches(text).Select(match => Value(match.Value))];

    /// <summary>Numbers of the text and of all cells.</summary>
    public static IReadOnlyList<double> Answer(Answer answer) =>
        [.. Text(answer.Text), .. answer.Tables.SelectMany(table => table.SelectMany(row => row.SelectMany(Cells)))];

    /// <summary>Whether a number is there as it would be shown: rounded no coarser than <paramref name="tolerance"/>.</summary>
    public static bool Has(IEnumerable<double> numbers, double expected, double tolerance) =>
        numbers.Any(number => Score.Cell.SameNumber(expected, number, tolerance));

    private static IEnumerable<double> Cells(JsonNode? cell) =>
        Score.Cell.Number(cell) is { } number ? [number] : Text(Score.Cell.Text(cell));

    private static double Value(string text) =>
        double.Parse(
            text.Replace(",", string.Empty, StringComparison.Ordinal).Replace('−', '-'),
            NumberStyles.Float,
            CultureInfo.InvariantCulture
        );

    [GeneratedRegex(@"(?<![\p{L}\d_.,/:-])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{L}_]|[-/:]\d|\.?\d)")]
    private static partial Regex Figure();
}
