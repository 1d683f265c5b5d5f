using System.Globalization;
using Agent.Planning.Answers.Words;
using Agent.Protocol;

namespace Agent.Planning.Answers;

/// <summary>Cells as people read them: rounded to what a reader can use, with their unit, dates as days.</summary>
internal static class FigureText
{
    /// <summary>The cell of a column.</summary>
    public static string Write(object? cell, TableColumn column, AnswerWords words)
    {
        ArgumentNullException.ThrowIfNull(column);
        return cell switch
        {
            null => words.NoValue,
            bool flag => words.YesOrNo(flag),
            string text when column.Kind is "date" or "datetime" => Date(text, words),
            string text => text,
            _ when column.Kind == "percent" || column.Unit == "%" => Percent(Number(cell), words),
            _ => WithUnit(Write(Number(cell), words), column.Unit, words),
        };
    }

    /// <summary>A number that stands in the data, with its own decimals: the lowest cost is 57.93, not 57.9.</summary>
    public static string Exact(double number, TableColumn column, AnswerWords words) =>
        column.Kind == "percent" || column.Unit == "%" || !double.IsFinite(number)
            ? Write((object)number, column, words)
            : WithUnit(number.ToString("#,0.####", words.Numbers), column.Unit, words);

    /// <summary>
    /// A number: whole numbers as they are; from a million on without decimals, from 1,000 on with two where there are any, from 10 on with
    /// one, from 1 on with two, below with three
    /// digits that count.
    /// </summary>
    public static string Write(double number, AnswerWords words)
    {
        var size = Math.Abs(number);
        return size switch
        {
            _ when !double.IsFinite(number) => words.NoValue,
            _ when number == Math.Truncate(number) && size < 1e15 => number.ToString("N0", words.Numbers),
            >= 1_000_000 => number.ToString("N0", words.Numbers),
            >= 1_000 => number.ToString("#,0.##", words.Numbers),
            >= 10 => number.ToString("0.0", words.Numbers),
            >= 1 => number.ToString("0.00", words.Numbers),
            _ => number.ToString("G3", words.Numbers) is var text && text.Contains('E', StringComparison.Ordinal)
                ? number.ToString("0.##########", words.Numbers)
                : text,
        };
    }

    /// <summary>A percentage: one decimal, none where it is whole, two digits that count below one tenth.</summary>
    public static string Percent(double percent, AnswerWords words) =>
        !double.IsFinite(percent)
            ? words.NoValue
            : percent.ToString(Math.Abs(percent) is > 0 and < 0.1 ? "G2" : "#,0.#", words.Numbers) + " %";

    /// <summary>A cell as a number; not a number where it is none.</summary>
    public static double Number(object? cell) =>
        cell switch
        {
            long whole => whole,
            int whole => whole,
            double number => number,
            decimal number => (double)number,
            _ => double.NaN,
        };

    private static string WithUnit(string number, string? unit, AnswerWords words) =>
        unit switch
        {
            null or "" => number,
            "$" or "€" or "£" => unit + number,
            _ => words.Unit(number, unit),
        };

    private static string Date(string text, AnswerWords words) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? words.Moment(date) : text;
}
