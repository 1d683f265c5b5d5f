namespace Agent.Core.Queries.Words;

/// <summary>A condition on groups in words.</summary>
public static class HavingWords
{
    /// <summary>"number over 5".</summary>
    public static string Of(Having having, QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(having);
        ArgumentNullException.ThrowIfNull(labels);
        return $"{labels.Figure(having.Of)} {having.Op.ToWords()} {NumberWords.Exact(having.Value)}";
    }
}
