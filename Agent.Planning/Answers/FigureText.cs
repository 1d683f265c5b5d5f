using System.Globalization;
using Agent.Core.Queries.Words;
using Agent.Protocol;

namespace Agent.Planning.Answers;

/// <summary>Cells as people read them: rounded to what a reader can use, with their unit, dates as days.</summary>
public static class FigureText
{
    /// <summary>The cell of a column.</summary>
    public static string Write(object? cell, TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return cell switch
        {
            null => "no value",
            bool flag => flag ? "yes" : "no",
            string text when column.Kind is "date" or "datetime" => Date(text),
            string text => text,
            _ when column.Kind == "percent" || column.Unit == "%" => Percent(Number(cell)),
            _ => WithUnit(Write(Number(cell)), column.Unit),
        };
    }

    /// <summary>
    /// A number: whole numbers as they are; from 1,000 on without decimals, from 10 on with one, from 1 on with two, below with three
    /// digits that count.
    /// </summary>
    public static string Write(double number)
    {
        var size = Math.Abs(number);
        return size switch
        {
            _ when !double.IsFinite(number) => "no value",
            _ when number == Math.Truncate(number) && size < 1e15 => number.ToString("N0", CultureInfo.InvariantCulture),
            >= 1_000 => number.ToString("N0", CultureInfo.InvariantCulture),
            >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
            >= 1 => number.ToString("0.00", CultureInfo.InvariantCulture),
            _ => number.ToString("G3", CultureInfo.InvariantCulture) is var text && text.Contains('E', StringComparison.Ordinal)
                ? number.ToString("0.##########", CultureInfo.InvariantCulture)
                : text,
        };
    }

    /// <summary>A percentage: one decimal, none where it is whole, two digits that count below one tenth.</summary>
    public static string Percent(double percent) =>
        !double.IsFinite(percent)
            ? "no value"
            : (
                Math.Abs(percent) is > 0 and < 0.1
                    ? percent.ToString("G2", CultureInfo.InvariantCulture)
                    : percent.ToString("#,0.#", CultureInfo.InvariantCulture)
            ) + " %";

    /// <summary>A cell as a number; not a number where it is none.</summary>
    public static double Number(object? cell) => cell switch
    {
        long whole => whole,
        int whole => whole,
        double number => number,
        decimal number => (double)number,
        _ => double.NaN,
    };

    private static string WithUnit(string number, string? unit) => unit switch
    {
        null or "" => number,
        "$" or "€" or "£" => unit + number,
        [.., 's'] when number == "1" => $"{number} {unit[..^1]}",
        _ => $"{number} {unit}",
    };

    private static string Date(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? DateWords.Moment(date) : text;
}
