using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Data.Queries;

/// <summary>The time that a date value stands for: <c>2023</c> is a year, <c>2023-05</c> a month, <c>2023-05-17</c> a day.</summary>
/// <param name="Start">Its first moment.</param>
/// <param name="End">The first moment after it.</param>
internal readonly partial record struct DateSpan(DateTime Start, DateTime End)
{
    private static readonly string[] Days =
        ["yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy"];

    private static readonly string[] Months = ["yyyy-M", "yyyy/M", "MMM yyyy", "MMMM yyyy", "yyyy MMM", "yyyy MMMM"];

    private static readonly string[] Minutes = ["yyyy-M-d'T'H:mm", "yyyy-M-d H:mm"];

    private static readonly string[] Seconds =
    [
        "yyyy-M-d'T'H:mm:ss",
        "yyyy-M-d H:mm:ss",
        "yyyy-M-d'T'H:mm:ss.FFFFFFF",
        "yyyy-M-d H:mm:ss.FFFFFFF",
    ];

    /// <summary>
    /// Reads ISO 8601 forms of any precision, quarters (<c>2023-Q2</c>), ISO weeks (<c>2023-W05</c>) and English month names.
    /// </summary>
    public static DateSpan? Parse(string text)
    {
        text = text.Trim().TrimEnd('Z', 'z');
        if (Year().IsMatch(text))
            return From(new DateTime(int.Parse(text, CultureInfo.InvariantCulture), 1, 1), start => start.AddYears(1));
        if (Quarter().Match(text) is { Success: true } quarter)
            return From(new DateTime(Number(quarter, "y"), (3 * Number(quarter, "q")) - 2, 1), start => start.AddMonths(3));
        if (Week().Match(text) is { Success: true } week && Number(week, "w") is >= 1 and <= 53)
            return From(ISOWeek.ToDateTime(Number(week, "y"), Number(week, "w"), DayOfWeek.Monday), start => start.AddDays(7));
        return Exact(text, Days, start => start.AddDays(1))
            ?? Exact(text, Months, start => start.AddMonths(1))
            ?? Exact(text, Minutes, start => start.AddMinutes(1))
            ?? Exact(text, Seconds, start => start.AddSeconds(1));
    }

    private static DateSpan From(DateTime start, Func<DateTime, DateTime> end) => new(start, end(start));

    private static DateSpan? Exact(string text, string[] forms, Func<DateTime, DateTime> end) =>
        DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var start)
        && start.Year is > 1 and < 9999
            ? From(start, end)
            : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[12][0-9]{3}$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^(?:(?<y>[12][0-9]{3})[-\s]?Q(?<q>[1-4])|Q(?<q>[1-4])[-\s](?<y>[12][0-9]{3}))$", RegexOptions.IgnoreCase)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?<y>[12][0-9]{3})-?W(?<w>[0-9]{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex Week();
}
