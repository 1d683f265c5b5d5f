using System.Text.RegularExpressions;

namespace Agent.Data.Workbooks;

/// <summary>What an Excel number format says a number is.</summary>
internal static partial class NumberFormat
{
    /// <summary>Hours beyond 24, <c>[h]:mm</c>: a length of time.</summary>
    public static bool IsDuration(string? format) => format is not null && Elapsed().IsMatch(Bare(format));

    /// <summary>Has a day, month or year.</summary>
    public static bool IsDate(string? format) => format is not null && !IsDuration(format) && DateParts().IsMatch(Bare(format));

    /// <summary>Shows the day of a date.</summary>
    public static bool HasDay(string format) => Bare(format).Contains('d', StringComparison.OrdinalIgnoreCase);

    /// <summary>Has hours and no day: a time of day.</summary>
    public static bool IsTime(string? format) =>
        format is not null && !IsDuration(format) && !IsDate(format) && TimeParts().IsMatch(Bare(format));

    /// <summary>0.45 shows as 45 %.</summary>
    public static bool IsPercent(string? format) => format is not null && Bare(format).Contains('%', StringComparison.Ordinal);

    /// <summary>The currency a format shows; null for none.</summary>
    public static string? Currency(string? format) => format is null ? null
        : format.Contains('€', StringComparison.Ordinal) || Code(format, "EUR") ? "EUR"
        : format.Contains('£', StringComparison.Ordinal) || Code(format, "GBP") ? "GBP"
        : format.Contains('¥', StringComparison.Ordinal) || Code(format, "JPY") ? "JPY"
        : format.Contains('₹', StringComparison.Ordinal) || Code(format, "INR") ? "INR"
        : Code(format, "CHF") ? "CHF"
        : format.Contains("[$$", StringComparison.Ordinal) || Code(format, "USD") || Bare(format).Contains('$', StringComparison.Ordinal)
            || format.Contains("\"$\"", StringComparison.Ordinal) || format.Contains("\\$", StringComparison.Ordinal) ? "USD"
        : null;

    private static bool Code(string format, string currency) =>
        format.Contains($"[${currency}", StringComparison.OrdinalIgnoreCase)
        || format.Contains($"\"{currency}", StringComparison.OrdinalIgnoreCase)
        || format.Contains($" {currency}\"", StringComparison.OrdinalIgnoreCase);

    // Without quoted text, escaped characters, colours, conditions and locale marks, whose letters mean nothing; [h] stays.
    private static string Bare(string format) => Decoration().Replace(format, string.Empty);

    [GeneratedRegex("""\"[^"]*\"|\\.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|_.|\*.|General""", RegexOptions.IgnoreCase)]
    private static partial Regex Decoration();

    [GeneratedRegex(@"\[(h+|m+|s+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Elapsed();

    // "m" alone may be minutes: it means months unless it stands beside h or s.
    [GeneratedRegex(@"[dy]|(?<![hs:]\s*)m{3,}|^m{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex DateParts();

    [GeneratedRegex(@"h|s", RegexOptions.IgnoreCase)]
    private static partial Regex TimeParts();
}
