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
}
