using System.Globalization;
using Agent.Core.Queries.Words;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>A stretch of time; either end may be open.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="Before">The first moment after it.</param>
internal readonly record struct TimeWindow(DateTime? From, DateTime? Before)
{
    public bool IsOpen => From is null && Before is null;

    /// <summary>In words: "2023", "January 2022 to June 2025", "3 Mar 2025 to 9 Mar 2025".</summary>
    public string Words => (From, Before) switch
    {
        ({ } from, { } before) when DateWords.Named(from, before) is { } name => name,
        ({ TimeOfDay.Ticks: 0, Day: 1 } from, { TimeOfDay.Ticks: 0, Day: 1 } before) when before > from =>
            $"{Month(from)} to {Month(before.AddMonths(-1))}",
        ({ } from, { } before) => $"{DateWords.Moment(from)} to {DateWords.Moment(before.AddDays(-1))}",
        ({ } from, null) => $"from {DateWords.Moment(from)}",
        (null, { } before) => $"to {DateWords.Moment(before.AddDays(-1))}",
        _ => "all dates",
    };

    private static string Month(DateTime day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The part that both have.</summary>
    public TimeWindow Within(TimeWindow other) => new(
        From is null || other.From > From ? other.From ?? From : From,
        Before is null || other.Before < Before ? other.Before ?? Before : Before);

    /// <summary>The whole months that a column's dates lie in; open where it has none.</summary>
    public static TimeWindow MonthsOf(Core.Datasets.ColumnProfile column)
    {
        if (
            column.Min is null
            || column.Max is null
            || DateSpan.Parse(column.Min) is not { } first
            || DateSpan.Parse(column.Max) is not { } last
        )
            return default;
        return new TimeWindow(
            new DateTime(first.Start.Year, first.Start.Month, 1),
            new DateTime(last.Start.Year, last.Start.Month, 1).AddMonths(1)
        );
    }
}
