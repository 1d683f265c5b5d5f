using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Edits;

namespace Agent.Planning.FollowUps;

/// <summary>
/// The group that an answer came down to – "which site had most", "the second one" – as a condition: its records, its reasons and its
/// other groups are asked for next, not those of all.
/// </summary>
internal static class PickedGroup
{
    private const int MostTied = 20;

    /// <summary>
    /// The query of that group; the query itself where it shows more than one group, or the group cannot be told by a value.
    /// </summary>
    /// <param name="last">The query of the answer before.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="queries">Answers it again.</param>
    /// <param name="today">Today.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Query> NarrowAsync(
        Query last,
        DatasetProfile profile,
        IQueryRunner? queries,
        DateTime today,
        CancellationToken cancellationToken
    )
    {
        if (
            queries is null
            || last is not
            {
                Limit: { Count: 1, PerKeys: 0 },
                GroupBy: [{ Of: ColumnValue { Field: var field }, Period: null, Part: null, Edges: null, Width: null }],
                CountGroups: false,
                Compare: null,
                Window: null,
                ForAll: null,
            }
        )
            return last;
        var options = new QueryRunOptions(DateOnly.FromDateTime(today)) { Evidence = false, MaxRows = MostTied };
        if (
            await queries.RunAsync(last, options, cancellationToken).ConfigureAwait(false)
                is not QueryResult { Rows: { Count: > 0 and < MostTied } rows }
            || !rows.All(row => row[0] is string)
        )
            return last;
        // A condition on the same column has done its part: "without North", then the first of the others.
        var group = new QueryFragment { Where = new OneOf(field, [.. rows.Select(row => (string)row[0]!)]) };
        return (QueryMerge.Apply(last, group, profile)?.Query ?? last) with
        {
            GroupBy = [],
            Having = [],
            Order = [],
            Limit = null,
        };
    }
}
