namespace Agent.Core.Queries.Edits;

/// <summary>"Sort by cost", "top 3", "the second one".</summary>
internal static class OrderMerge
{
    public static Query Apply(Query query, QueryFragment fragment)
    {
        if (fragment.Order is { } order)
            query = Sorted(query, order);
        if (fragment.Limit is { } limit)
            query = query with { Limit = limit };
        // Places are counted in the order shown: figures largest first unless it was another.
        return fragment.Place is { } place and > 0 && (query.GroupBy.Count > 0 || query.Rows is not null)
            ? query with { Limit = new Limit(1) { Skip = (query.Limit?.Skip ?? 0) + place - 1 } }
            : query;
    }

    private static Query Sorted(Query query, OrderBy order)
    {
        // Records have no figures and no keys to sort by.
        if (query.Rows is not null)
            return order.Value is null ? query : query with { Order = [order] };
        if (order.Value is not { } value)
            return query with { Order = [order] };
        for (var at = 0; at < query.Select.Count; at++)
        {
            if (query.Select[at] is StatisticOf known && known.Of == value)
                return query with { Order = [new OrderBy { Select = at, Descending = order.Descending }] };
        }

        for (var at = 0; at < query.GroupBy.Count; at++)
        {
            if (query.GroupBy[at].Of == value)
                return query with { Order = [new OrderBy { Key = at, Descending = order.Descending }] };
        }

        // Groups have no value of their own: their total is shown too, and sorts them.
        return query with
        {
            Select = [.. query.Select, new StatisticOf(Statistic.Sum, value)],
            Order = [new OrderBy { Select = query.Select.Count, Descending = order.Descending }],
        };
    }
}
