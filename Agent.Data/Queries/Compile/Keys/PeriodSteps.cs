using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>The rule for periods of time: where they begin, how long they are, what they are called.</summary>
internal static class PeriodSteps
{
    /// <summary>The period's first day.</summary>
    public static SqlText Start(SqlText moment, Period period) =>
        $"CAST(date_trunc({SqlText.Checked($"'{Word(period)}'")}, {moment}) AS DATE)";

    /// <summary>Its length, times <paramref name="count"/>.</summary>
    public static SqlText Length(Period period, int count = 1) => SqlText.Checked(period switch
    {
        Period.Day => $"INTERVAL {count} DAY",
        Period.Week => $"INTERVAL {7 * count} DAY",
        Period.Month => $"INTERVAL {count} MONTH",
        Period.Quarter => $"INTERVAL {3 * count} MONTH",
        _ => $"INTERVAL {count} YEAR",
    });

    /// <summary>What the period that begins on a day is called: 2025-03-10, 2025-W07, 2025-03, 2025-Q1, 2025.</summary>
    public static SqlText Label(SqlText start, Period period) => period switch
    {
        Period.Day => (SqlText)$"strftime({start}, '%Y-%m-%d')",
        Period.Week => $"strftime({start}, '%G-W%V')",
        Period.Month => $"strftime({start}, '%Y-%m')",
        Period.Quarter => $"strftime({start}, '%Y') || '-Q' || quarter({start})",
        _ => $"strftime({start}, '%Y')",
    };

    /// <summary>The kind of that name in a table.</summary>
    public static string Kind(Period period) => period == Period.Day ? "date" : "text";

    public static string Word(Period period) => period.ToString().ToLowerInvariant();

    /// <summary>The first day of the period that a moment lies in.</summary>
    public static DateTime Start(DateTime moment, Period period) => period switch
    {
        Period.Day => moment.Date,
        Period.Week => moment.Date.AddDays(-(((int)moment.DayOfWeek + 6) % 7)),
        Period.Month => new DateTime(moment.Year, moment.Month, 1),
        Period.Quarter => new DateTime(moment.Year, (3 * ((moment.Month - 1) / 3)) + 1, 1),
        _ => new DateTime(moment.Year, 1, 1),
    };

    /// <summary>The first day of the period so many later.</summary>
    public static DateTime Add(DateTime start, Period period, int count) => period switch
    {
        Period.Day => start.AddDays(count),
        Period.Week => start.AddDays(7 * count),
        Period.Month => start.AddMonths(count),
        Period.Quarter => start.AddMonths(3 * count),
        _ => start.AddYears(count),
    };
}
