namespace Agent.Core.Queries;

/// <summary>The value of a column.</summary>
/// <param name="Field">The column.</param>
[QueryNode("column")]
public sealed record ColumnValue(Field Field) : Operand;
