using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>How many rows of a related table belong to the row; 0 where none do.</summary>
/// <param name="Table">The related table.</param>
[QueryNode("related_count")]
public sealed record RelatedCount(string Table) : Operand
{
    /// <summary>Which of the related rows; fields without a table are of <see cref="Table"/>. Null for all.</summary>
    public Predicate? Where { get; init; }

    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"(number of {labels.Table(Table)}{labels.In(Table).Where(Where)})";
    }

    internal override Operand Canonical(CanonicalContext context) => this with { Where = context.In(Table).Where(Where) };
}
