using System.Globalization;

namespace Agent.Core.Queries.Words;

/// <summary>Days and ranges of time in words, shortest exact form: "in March 2025", "from 1 Jan 2025 to 30 Jun 2025".</summary>
public static class DateWords
{
    /// <summary>A day: "3 Mar 2025".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment: its day alone at midnight, else with the time.</summary>
    public static string Moment(DateTime moment) =>
        moment.ToString(
            moment.TimeOfDay == TimeSpan.Zero ? "d MMM yyyy"
                : moment.Ticks % TimeSpan.TicksPerMinute == 0 ? "d MMM yyyy HH:mm"
                : "d MMM yyyy HH:mm:ss.FFFFFFF",
            CultureInfo.InvariantCulture
        );

    /// <summary>The range with its preposition: "in 2025", "on 3 Mar 2025", "before 1 Jan 2025", "since 1 Jan 2025".</summary>
    /// <param name="from">First moment; null for no bound.</param>
    /// <param name="until">First moment after; null for no bound.</param>
    public static string Range(DateTime? from, DateTime? until) => (from, until) switch
    {
        (null, null) => "at any time",
        ({ } first, null) => $"since {Moment(first)}",
        (null, { } end) => $"before {Moment(end)}",
        ({ } first, { } end) => Named(first, end) is { } name ? $"in {name}" : Between(first, end),
    };

    /// <summary>The name of a whole calendar period: "2025", "Q1 2025", "March 2025"; null where the range is none.</summary>
    public static string? Named(DateTime from, DateTime until)
    {
        if (from.TimeOfDay != TimeSpan.Zero || from.Day != 1 || from.Year > 9990)
            return null;
        if (from.Month == 1 && until == from.AddYears(1))
            return from.ToString("yyyy", CultureInfo.InvariantCulture);
        if (from.Month % 3 == 1 && until == from.AddMonths(3))
            return string.Create(CultureInfo.InvariantCulture, $"Q{((from.Month - 1) / 3) + 1} {from.Year:0000}");
        return until == from.AddMonths(1) ? from.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : null;
    }

    private static string Between(DateTime from, DateTime until)
    {
        var isDays = from.TimeOfDay == TimeSpan.Zero && until.TimeOfDay == TimeSpan.Zero && until > from;
        if (!isDays)
            return $"from {Moment(from)} until before {Moment(until)}";
        var last = until.AddDays(-1);
        return last == from ? $"on {Moment(from)}" : $"from {Moment(from)} to {Moment(last)}";
    }
}
