using System.Globalization;

namespace Agent.Planning.Answering;

/// <summary>Writes cells for people.</summary>
internal static class Figures
{
    /// <summary>A number with thousands separators, or the text; whole where it is whole, else at most four places.</summary>
    public static string Write(object? cell) => cell switch
    {
        null => "no value",
        long whole => whole.ToString("N0", CultureInfo.InvariantCulture),
        int whole => whole.ToString("N0", CultureInfo.InvariantCulture),
        double number when !double.IsFinite(number) => "no value",
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => number.ToString("N0", CultureInfo.InvariantCulture),
        double number => number.ToString(Math.Abs(number) >= 1_000 ? "#,0.###" : "0.####", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    /// <summary>A percentage with two places.</summary>
    public static string Percent(object? cell) => cell is double or long or int
        ? Convert.ToDouble(cell, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture) + "%"
        : "no value";
}
