using Agent.Core.Datasets;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries.Edits;

/// <summary>"Compare with 2024": what the query is about now on one side, the other on the other.</summary>
internal static class CompareMerge
{
    /// <summary>The comparison; null where the query has nothing of the kind to compare with.</summary>
    public static Query? Apply(Query query, ComparedSet other, DatasetProfile profile)
    {
        if (other.Where is not { } where || query.Rows is not null)
            return null;
        var items = WhereMerge.Items(query.Where);
        var own = items.FirstOrDefault(item => WhereMerge.Replaces(where, item));
        if (own is null)
            return null;
        // The same column as before: a year named alone is of the date that the query looks at.
        var right = own is InTimeRange mine && where is InTimeRange theirs ? theirs with { Field = mine.Field } : where;
        return query with
        {
            Where = WhereMerge.Of([.. items.Where(item => !ReferenceEquals(item, own))]),
            GroupBy = own is InTimeRange ? [.. query.GroupBy.Select(Recurring)] : query.GroupBy,
            Compare = new Comparison(
                new ComparedSet(Label(own, query, profile)) { Where = own },
                other with
                {
                    Where = right,
                },
                ComparisonForm.Difference
            ),
            Limit = query.GroupBy.Count == 0 ? null : query.Limit,
            Window = null,
            CountGroups = false,
        };
    }

    /// <summary>March 2024 stands beside March 2023: no month of the one time is in the other.</summary>
    private static GroupKey Recurring(GroupKey key) => key.Period switch
    {
        Period.Month => key with { Period = null, Part = CalendarPart.MonthOfYear },
        Period.Quarter => key with { Period = null, Part = CalendarPart.QuarterOfYear },
        Period.Week => key with { Period = null, Part = CalendarPart.WeekOfYear },
        _ => key,
    };

    private static string Label(Predicate own, Query query, DatasetProfile profile) => own switch
    {
        InTimeRange { From: { } from, Until: { } until } when DateWords.Named(from, until) is { } name => name,
        OneOf one => string.Join(", ", one.Values),
        _ => own.ToWords(new QueryLabels(profile, query)),
    };
}
