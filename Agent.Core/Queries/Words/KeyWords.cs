namespace Agent.Core.Queries.Words;

/// <summary>What figures are grouped by, in words.</summary>
public static class KeyWords
{
    /// <summary>The key: "Department", "month of Date", "Cost in steps of 10".</summary>
    public static string Of(GroupKey key, QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(key);
        var text = key.Of.ToWords(labels);
        if (key.Part is { } part)
            text = $"{CalendarWords.Name(part)} of {text}";
        if (key.Period is { } period)
            text = $"{period.ToString().ToLowerInvariant()} of {text}";
        if (key.Width is { } width)
            text = $"{text} in steps of {NumberWords.Exact(width)}";
        if (key.Edges is { } edges)
            text = $"{text} (from {string.Join("; ", edges.Select(NumberWords.Exact))})";
        return key.SkipBlank ? $"{text} without blanks" : text;
    }
}
