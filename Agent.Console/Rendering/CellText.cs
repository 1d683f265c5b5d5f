using System.Globalization;
using Agent.Protocol;

namespace Agent.Console.Rendering;

/// <summary>Cells as text.</summary>
internal static class CellText
{
    private const string Percent = "percent";

    private static readonly NumberFormatInfo German =
        NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });

    /// <summary>From here on whole numbers have group separators; years never do.</summary>
    private const double Grouped = 10_000;

    /// <summary>A cell for people; numbers that name something are written as they are.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="column">Its column.</param>
    /// <param name="language">The language of the answer; null for English.</param>
    public static string Format(object? cell, TableColumn column, string? language = null) => cell switch
    {
        null => "–",
        bool flag => YesOrNo(flag, IsGerman(language)),
        double number => Number(number, column, Signs(language)) + Suffix(column, language),
        long number => Number(number, column, Signs(language)) + Suffix(column, language),
        string text => Printable.Clean(text),
        _ => Printable.Clean(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    public static bool IsNumeric(TableColumn column) => column is { Kind: "integer" or "number" or Percent, IsCode: not true };

    /// <summary>The value of a numeric cell; null: none.</summary>
    public static double? Value(object? cell) => cell switch
    {
        long number => number,
        double number => number,
        _ => null,
    };

    // Two decimals read well; a number next to zero keeps what makes it differ from it.
    private static string Number(double number, TableColumn column, NumberFormatInfo signs) =>
        Math.Abs(number) switch
        {
            >= Grouped when column.IsCode != true => number.ToString("#,0", signs),
            >= 1_000 when column.IsCode != true && number != Math.Truncate(number) => number.ToString("#,0.##", signs),
            0 or >= 0.1 => number.ToString("0.##", signs),
            _ => number.ToString("0.####", signs),
        };

    private static string Suffix(TableColumn column, string? language) =>
        column.Kind != Percent ? string.Empty
        : IsGerman(language) ? " %"
        : "%";

    private static string YesOrNo(bool flag, bool isGerman) =>
        (flag, isGerman) switch
        {
            (true, true) => "ja",
            (false, true) => "nein",
            (true, _) => "yes",
            _ => "no",
        };

    private static NumberFormatInfo Signs(string? language) => IsGerman(language) ? German : NumberFormatInfo.InvariantInfo;

    private static bool IsGerman(string? language) => string.Equals(language?.Split('-')[0], "de", StringComparison.OrdinalIgnoreCase);
}
