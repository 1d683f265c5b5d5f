using System.Globalization;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>A stretch of time; either end may be open.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="Before">The first moment after it.</param>
internal readonly record struct TimeWindow(DateTime? From, DateTime? Before)
{
    public bool IsOpen => From is null && Before is null;

    /// <summary>In words: 2023-01-01 to 2023-12-31.</summary>
    public string Words => (From, Before) switch
    {
        ({ } from, { } before) => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {before.AddDays(-1):yyyy-MM-dd}"),
        ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"from {from:yyyy-MM-dd}"),
        (null, { } before) => string.Create(CultureInfo.InvariantCulture, $"to {before.AddDays(-1):yyyy-MM-dd}"),
        _ => "all dates",
    };

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
