using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>How many items the row's cell of a list column has; blank where the cell is.</summary>
/// <param name="Field">A column of lists.</param>
[QueryNode("item_count")]
public sealed record ItemCount(Field Field) : Operand
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"(number of items in {labels.Column(Field)})";
    }

    internal override Operand Canonical(CanonicalContext context) => new ItemCount(context.Field(Field));
}
