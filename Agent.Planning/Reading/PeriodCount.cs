using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>How many periods the time asked about has; a period that the data only touch counts whole.</summary>
internal static class PeriodCount
{
    public static int Of(Draft draft, LogicalQuery query)
    {
        // "over 365 days" says it.
        if (draft.Comparisons.Find(comparison => comparison.Unit is not null && comparison.Unit == query.Unit && comparison.Value is >= 1 and < 100_000) is { } said)
        {
            draft.Claim(said);
            return (int)said.Value;
        }

        var date = query.Column!;
        var range = query.Filters.OfType<TimeCondition>().Where(condition => condition.Column.Is(date) && condition.Ranges.Count == 1).Select(condition => condition.Ranges[0]).FirstOrDefault();
        var min = TimeFilters.Parse(date.Column.Min) ?? draft.Sentence.Context.AsOf;
        var max = TimeFilters.Parse(date.Column.Max) ?? draft.Sentence.Context.AsOf;
        var from = range?.From is { } start && start > min ? start : range?.From is { } early && Index(early, query.Unit) == Index(min, query.Unit) ? early : min;
        var last = range?.Until is { } end && end.AddTicks(-1) < max ? end.AddTicks(-1) : max;
        // The whole time asked about counts where the data reach into its last days: a quiet New Year's Eve is no end of the data.
        if (range is { From: { } asked, Until: { } until } && min <= asked.AddDays(15) && max >= until.AddDays(-15))
            (from, last) = (asked, until.AddTicks(-1));
        return Math.Max(1, Index(last, query.Unit) - Index(from, query.Unit) + 1);
    }

    private static int Index(DateTime moment, string? unit) => unit switch
    {
        "year" => moment.Year,
        "quarter" => (moment.Year * 4) + ((moment.Month - 1) / 3),
        "month" => (moment.Year * 12) + moment.Month,
        "week" => (int)(moment.Date - new DateTime(1900, 1, 1)).TotalDays / 7,
        _ => (int)(moment.Date - new DateTime(1900, 1, 1)).TotalDays,
    };
}
