using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>
/// The number of different values; spellings of one value count once, blanks not at all; of list columns, different items.
/// </summary>
/// <param name="Of">The value.</param>
[QueryNode("distinct")]
public sealed record DistinctCount(Operand Of) : Aggregate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"number of different {Of.ToWords(labels)}";
    }

    internal override Aggregate Canonical(CanonicalContext context) => this with { Of = Of.Canonical(context) };
}
