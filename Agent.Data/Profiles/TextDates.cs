using System.Globalization;

namespace Agent.Data.Profiles;

/// <summary>Dates typed as text. Which comes first, day or month, is decided per column by its cells: a number above 12 can be no month.</summary>
internal static class TextDates
{
    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", "'T'H:mm:ss", " h:mm tt", " h:mm:ss tt"];
    private static readonly string[] Iso = WithTimes("yyyy-M-d", "yyyy/M/d", "yyyy.M.d");
    private static readonly string[] DayFirst = WithTimes("d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yy", "d-M-yy", "d.M.yy");
    private static readonly string[] MonthFirst = WithTimes("M/d/yyyy", "M-d-yyyy", "M/d/yy", "M-d-yy");
    private static readonly string[] Named = WithTimes("d MMM yyyy", "d-MMM-yyyy", "d MMM yy", "d-MMM-yy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy");

    /// <summary>The formats under which most of the texts are dates; null when none makes sense of at least one.</summary>
    public static string[]? Choose(IReadOnlyCollection<string> texts)
    {
        string[][] orders = [[.. Iso, .. Named, .. DayFirst], [.. Iso, .. Named, .. MonthFirst]];
        var counts = orders.Select(formats => texts.Count(text => TryParse(text, formats, out _))).ToArray();
        if (counts.Max() == 0)
            return null;
        // A tie says every date can be read both ways; day first is how most of the world writes it.
        return UsedFirst(counts[1] > counts[0] ? orders[1] : orders[0], texts);
    }

    // A column is written in one or two of the many formats; trying those first makes long columns some ten times faster.
    private static string[] UsedFirst(string[] formats, IEnumerable<string> texts)
    {
        var sample = texts.Take(200).ToList();
        return [.. formats.OrderByDescending(format => sample.Count(text => TryParse(text, [format], out _)))];
    }

    public static bool TryParse(string text, string[] formats, out DateTime date)
    {
        date = default;
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length is >= 6 and <= 30
            && char.IsAsciiDigit(trimmed[0]) | char.IsAsciiLetter(trimmed[0])
            && DateTime.TryParseExact(trimmed, formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out date)
            && date.Year is >= 1900 and <= 2200;
    }

    private static string[] WithTimes(params string[] dates) => [.. dates.SelectMany(date => Times.Select(time => date + time))];
}
