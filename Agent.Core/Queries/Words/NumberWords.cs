using System.Globalization;

namespace Agent.Core.Queries.Words;

/// <summary>Numbers of a query in words: exact, never rounded.</summary>
internal static class NumberWords
{
    /// <summary>The number with thousands separators.</summary>
    public static string Exact(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var end = text.AsSpan().IndexOfAny('.', 'E');
        return value == Math.Truncate(value) && Math.Abs(value) < 1e15 && end < 0
            ? value.ToString("N0", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>"1 day", "5 days".</summary>
    public static string Count(long count, string unit) => $"{Exact(count)} {unit}{(count == 1 ? string.Empty : "s")}";

    /// <summary>"90th", "99.5th".</summary>
    public static string Ordinal(double value)
    {
        var whole = (long)Math.Abs(value);
        var suffix =
            value != Math.Truncate(value) || whole % 100 is >= 11 and <= 13
                ? "th"
                : (whole % 10) switch
                {
                    1 => "st",
                    2 => "nd",
                    3 => "rd",
                    _ => "th",
                };
        return Exact(value) + suffix;
    }
}
