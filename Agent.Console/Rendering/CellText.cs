using System.Globalization;
using Agent.Protocol;

namespace Agent.Console.Rendering;

/// <summary>Cells as text.</summary>
internal static class CellText
{
    private const string Percent = "percent";

    /// <summary>From here on whole numbers have group separators; years never do.</summary>
    private const double Grouped = 10_000;

    /// <summary>A cell for people; numbers that name something are written as they are.</summary>
    public static string Format(object? cell, TableColumn column) => cell switch
    {
        null => "–",
        bool flag => flag ? "yes" : "no",
        double number => Number(number, column) + Suffix(column),
        long number => Number(number, column) + Suffix(column),
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
    private static string Number(double number, TableColumn column) =>
        Math.Abs(number) switch
        {
            >= Grouped when column.IsCode != true => number.ToString("#,0", CultureInfo.InvariantCulture),
            0 or >= 0.1 => number.ToString("0.##", CultureInfo.InvariantCulture),
            _ => number.ToString("0.####", CultureInfo.InvariantCulture),
        };

    private static string Suffix(TableColumn column) => column.Kind == Percent ? "%" : string.Empty;
}
