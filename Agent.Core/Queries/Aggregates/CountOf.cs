using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>The number of rows or entities, as the query's unit says.</summary>
[QueryNode("count")]
public sealed record CountOf : Aggregate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return "number";
    }
}
