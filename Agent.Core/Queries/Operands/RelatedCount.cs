namespace Agent.Core.Queries;

/// <summary>How many rows of a related table belong to the row; 0 where none do.</summary>
/// <param name="Table">The related table.</param>
[QueryNode("related_count")]
public sealed record RelatedCount(string Table) : Operand
{
    /// <summary>Which of the related rows; fields without a table are of <see cref="Table"/>. Null for all.</summary>
    public Predicate? Where { get; init; }
}
