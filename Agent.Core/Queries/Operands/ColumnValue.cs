using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>The value of a column.</summary>
/// <param name="Field">The column.</param>
[QueryNode("column")]
public sealed record ColumnValue(Field Field) : Operand
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.Column(Field);
    }

    internal override Operand Canonical(CanonicalContext context) => new ColumnValue(context.Field(Field));
}
