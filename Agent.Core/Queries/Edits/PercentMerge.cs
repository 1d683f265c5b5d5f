namespace Agent.Core.Queries.Edits;

/// <summary>"As a percentage": counts and totals as shares of the whole, a difference as a change in percent.</summary>
internal static class PercentMerge
{
    /// <summary>The query in percent; null where its figure has no whole that it is a part of.</summary>
    public static Query? Apply(Query query)
    {
        if (query.Compare is { } compare)
            return query with { Compare = compare with { Form = ComparisonForm.PercentChange } };
        if (query.Rows is not null || query.CountGroups || query.Window is not null || Share(query) is not { } share)
            return null;
        // One figure of some records is a share of all records; without a condition it is all of them.
        if (query.GroupBy.Count == 0)
            return query.Where is { } part
                ? query with
                {
                    Where = null,
                    Select = [share with { Part = part }],
                }
                : null;
        return query with { Select = [share] };
    }

    private static ShareOf? Share(Query query) => query.Select switch
    {
        [CountOf { Where: null }] => new ShareOf(),
        [StatisticOf { Function: Statistic.Sum, Where: null, Of: var amount }] => new ShareOf { Amount = amount },
        [ShareOf share] => share,
        _ => null,
    };
}
