namespace Agent.Core.Queries.Words;

/// <summary>A comparison in words.</summary>
public static class CompareSetWords
{
    /// <summary>"difference between 2025 and 2024".</summary>
    public static string Of(Comparison compare, QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(compare);
        var (left, right) = (Side(compare.Left, labels), Side(compare.Right, labels));
        return compare.Form switch
        {
            ComparisonForm.SideBySide => $"{left} beside {right}",
            ComparisonForm.Difference => $"{left} minus {right}",
            ComparisonForm.Ratio => $"{left} divided by {right}",
            _ => $"change in percent from {right} to {left}",
        };
    }

    private static string Side(ComparedSet side, QueryLabels labels)
    {
        var own = side.From is { } table ? labels.In(table) : labels;
        var parts = new List<string>();
        if (side.Of is { } figure)
            parts.Add(own.Figure(figure));
        if (side.From is { } from)
            parts.Add($"of {labels.Table(from)}");
        if (side.Where is { } where)
            parts.Add($"where {where.ToWords(own)}");
        return $"{QueryLabels.Text(side.Label)} ({(parts.Count == 0 ? "all" : string.Join(" ", parts))})";
    }
}
