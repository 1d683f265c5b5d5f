namespace Agent.Core.Queries.Words;

/// <summary>A limit in words.</summary>
public static class LimitWords
{
    /// <summary>"top 5", "the 3 after the first 2", "top 3 in each Department".</summary>
    public static string Of(Limit limit, QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(limit);
        ArgumentNullException.ThrowIfNull(labels);
        var text =
            limit.Skip == 0 ? $"top {NumberWords.Exact(limit.Count)}"
            : limit.Count == 1 ? $"only the {NumberWords.Ordinal(limit.Skip + 1)}"
            : $"the {NumberWords.Exact(limit.Count)} after the first {NumberWords.Exact(limit.Skip)}";
        if (limit.PerKeys > 0)
            text += $" in each {labels.OuterKeys(limit.PerKeys)}";
        return limit.Ties ? text : $"{text} without ties";
    }
}
