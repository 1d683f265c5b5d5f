using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>Two numbers of the row made into one; blank where either is, or where the divisor is 0.</summary>
/// <param name="Left">Left side.</param>
/// <param name="Op">The operation.</param>
/// <param name="Right">Right side.</param>
[QueryNode("arithmetic")]
public sealed record Arithmetic(Operand Left, ArithmeticOp Op, Operand Right) : Operand
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var sign = Op switch
        {
            ArithmeticOp.Add => "plus",
            ArithmeticOp.Subtract => "minus",
            ArithmeticOp.Multiply => "times",
            _ => "divided by",
        };
        return $"({Left.ToWords(labels)} {sign} {Right.ToWords(labels)})";
    }

    internal override Operand Canonical(CanonicalContext context) => Ordered(Left.Canonical(context), Right.Canonical(context), context);

    private Arithmetic Ordered(Operand left, Operand right, CanonicalContext context) =>
        context.Sorts
        && Op is ArithmeticOp.Add or ArithmeticOp.Multiply
        && string.CompareOrdinal(CanonicalContext.Key(left), CanonicalContext.Key(right)) > 0
            ? new Arithmetic(right, Op, left)
            : new Arithmetic(left, Op, right);
}
