using System.Globalization;
using Agent.Protocol;

namespace Agent.Console.Rendering;

/// <summary>Cells as text.</summary>
internal static class CellText
{
    private const string Percent = "percent";

    /// <summary>Numbers without group separators: they may be ids or years, and are copied into other programs.</summary>
    public static string Format(object? cell, TableColumn column) => cell switch
    {
        null => "–",
        bool flag => flag ? "yes" : "no",
        double number => Number(number) + Suffix(column),
        long number => number.ToString(CultureInfo.InvariantCulture) + Suffix(column),
        string text => Printable.Clean(text),
        _ => Printable.Clean(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    public static bool IsNumeric(TableColumn column) => column.Kind is "integer" or "number" or Percent;

    /// <summary>The value of a numeric cell; null: none.</summary>
    public static double? Value(object? cell) => cell switch
    {
        long number => number,
        double number => number,
        _ => null,
    };

    // Two decimals read well; a number below one keeps what makes it differ from zero.
    private static string Number(double number) =>
        Math.Abs(number) >= 1 || number == 0
            ? number.ToString("0.##", CultureInfo.InvariantCulture)
            : number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Suffix(TableColumn column) => column.Kind == Percent ? "%" : string.Empty;
}
