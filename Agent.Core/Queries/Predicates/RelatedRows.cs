using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>So many rows of a related table belong to the row: none (<c>eq 0</c>), some (<c>ge 1</c>), more than two.</summary>
/// <param name="Table">The related table.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Count">The number.</param>
[QueryNode("related")]
public sealed record RelatedRows(string Table, CompareOp Op, int Count) : Predicate
{
    /// <summary>Which of the related rows; fields without a table are of <see cref="Table"/>. Null for all.</summary>
    public Predicate? Where { get; init; }

    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var number = (Op, Count) switch
        {
            (CompareOp.Ge, 1) => negated ? "without" : "with",
            (CompareOp.Eq, 0) => negated ? "not without" : "without",
            _ => $"{(negated ? "not with" : "with")} {Op.ToWords()} {NumberWords.Exact(Count)}",
        };
        return $"{number} {labels.Table(Table)}{labels.In(Table).Where(Where)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated)
    {
        var (op, count) = RelatedCounts.Canonical(negated ? Op.Opposite() : Op, Count);
        return new RelatedRows(Table, op, count) { Where = context.In(Table).Where(Where) };
    }
}
