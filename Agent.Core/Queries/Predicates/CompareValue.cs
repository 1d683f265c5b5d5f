using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>A number of the row compared with a constant.</summary>
/// <param name="Of">The number.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Value">The constant, in the unit of <paramref name="Of"/>.</param>
[QueryNode("compare")]
public sealed record CompareValue(Operand Of, CompareOp Op, double Value) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{Of.ToWords(labels)} {(negated ? "is not " : string.Empty)}{Op.ToWords()} {NumberWords.Exact(Value)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated) =>
        new CompareValue(Of.Canonical(context), Op, Value).Or(negated);
}
