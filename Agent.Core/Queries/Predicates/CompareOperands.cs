using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>Two values of the row compared: column against column. Rows where either is blank fit no comparison.</summary>
/// <param name="Left">Left side.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Right">Right side, of the same kind.</param>
[QueryNode("compare_operands")]
public sealed record CompareOperands(Operand Left, CompareOp Op, Operand Right) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{Left.ToWords(labels)} {(negated ? "is not " : "is ")}{(labels.IsTime(Left) ? Op.ToTimeWords() : Op.ToSizeWords())} {Right.ToWords(labels)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated)
    {
        var (left, right) = (Left.Canonical(context), Right.Canonical(context));
        var isSwapped = context.Sorts && string.CompareOrdinal(CanonicalContext.Key(left), CanonicalContext.Key(right)) > 0;
        return (isSwapped ? new CompareOperands(right, Op.Mirrored(), left) : new CompareOperands(left, Op, right)).Or(negated);
    }
}
