namespace Agent.Planning.Times;

/// <summary>A stretch of the calendar.</summary>
/// <param name="From">Its first moment; null when it has no beginning.</param>
/// <param name="Until">The first moment after it; null when it has no end.</param>
internal sealed record TimeRange(DateTime? From, DateTime? Until)
{
    public static TimeRange Year(int year) => new(new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1));

    public static TimeRange Month(int year, int month) => new(new DateTime(year, month, 1), new DateTime(year, month, 1).AddMonths(1));

    public static TimeRange Months(int year, int first, int count) =>
        new(new DateTime(year, first, 1), new DateTime(year, first, 1).AddMonths(count));

    public static TimeRange Day(DateTime day) => new(day.Date, day.Date.AddDays(1));

    /// <summary>Whole days, for people.</summary>
    public string InWords() => (From, Until) switch
    {
        ({ } from, { } until) when from.Day == 1 && from.Month == 1 && until == from.AddYears(1) => $"in {from:yyyy}",
        ({ } from, { } until) when from.Day == 1 && until == from.AddMonths(1) => $"in {from:MMMM yyyy}",
        ({ } from, { } until) when until == from.AddDays(1) => $"on {from:yyyy-MM-dd}",
        ({ } from, { } until) => $"from {from:yyyy-MM-dd} to {until.AddDays(-1):yyyy-MM-dd}",
        ({ } from, null) => $"from {from:yyyy-MM-dd} on",
        (null, { } until) => $"before {until:yyyy-MM-dd}",
        _ => "at any time",
    };
}
