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

    private static string Label(Predicate own, Query query, DatasetProfile profile) => own switch
    {
        InTimeRange { From: { } from, Until: { } until } when DateWords.Named(from, until) is { } name => name,
        OneOf one => string.Join(", ", one.Values),
        _ => own.ToWords(new QueryLabels(profile, query)),
    };
}
