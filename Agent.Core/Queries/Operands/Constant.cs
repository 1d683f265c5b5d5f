using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>A number that is the same in every row.</summary>
/// <param name="Value">The number.</param>
[QueryNode("constant")]
public sealed record Constant(double Value) : Operand
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return NumberWords.Exact(Value);
    }
}
