namespace Agent.Core.Queries.Words;

/// <summary>An order in words.</summary>
public static class OrderWords
{
    /// <summary>"largest first", "latest Date first", "in order of Department".</summary>
    public static string Of(OrderBy order, Query query, QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(labels);
        return order switch
        {
            { Select: { } index } when query.Select.Count == 1 && index == 0 => order.Descending ? "largest first" : "smallest first",
            { Select: { } index } when index >= 0 && index < query.Select.Count =>
                $"{(order.Descending ? "largest" : "smallest")} {labels.Figure(query.Select[index])} (figure {NumberWords.Exact(index + 1)}) first",
            { Select: { } index } => $"{(order.Descending ? "largest" : "smallest")} figure {NumberWords.Exact(index + 1)} first",
            { Key: { } index } when index >= 0 && index < query.GroupBy.Count =>
                $"in {Direction(order)}order of {KeyWords.Of(query.GroupBy[index], labels)}{(query.GroupBy.Count > 1 ? $" (key {NumberWords.Exact(index + 1)})" : string.Empty)}",
            { Key: { } index } => $"in {Direction(order)}order of key {NumberWords.Exact(index + 1)}",
            { Value: { } value } => $"{Extreme(order.Descending, labels.IsTime(value))} {value.ToWords(labels)} first",
            _ => $"in {Direction(order)}order",
        };
    }

    private static string Direction(OrderBy order) => order.Descending ? "reverse " : string.Empty;

    private static string Extreme(bool descending, bool isTime) => (descending, isTime) switch
    {
        (true, true) => "latest",
        (false, true) => "earliest",
        (true, false) => "highest",
        _ => "lowest",
    };
}
