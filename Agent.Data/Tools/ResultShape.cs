using Agent.Core.Queries;

namespace Agent.Data.Tools;

/// <summary>Results of queries as the named tools show them.</summary>
internal static class ResultShape
{
    /// <summary>The first rows, and the group of blanks, which stands last and is never left out unsaid.</summary>
    public static QueryResult Cut(QueryResult result, int rows)
    {
        if (result.Rows.Count <= rows || result.Columns[0].Role != ResultRole.Key)
            return result;
        var blank = result.Rows[^1][0] is null ? result.Rows.Skip(result.Rows.Count - 1) : [];
        return result with { Rows = [.. result.Rows.Take(rows), .. blank] };
    }

    /// <summary>Shares of groups without their whole, the number before the percentage.</summary>
    public static QueryResult Arranged(QueryResult result, Query query)
    {
        if (query.GroupBy.Count == 0 || query.Select is not [ShareOf])
            return result;
        var keys = query.GroupBy.Count;
        int[] order = [.. Enumerable.Range(0, keys), keys + 1, keys];
        return result with { Columns = Pick(result.Columns, order), Rows = [.. result.Rows.Select(row => Pick(row, order))] };
    }

    private static T[] Pick<T>(IReadOnlyList<T> items, int[] order) => [.. order.Select(index => items[index])];
}
