using Agent.Core.Datasets;

namespace Agent.Data.Queries;

/// <summary>A filter with its column and values resolved.</summary>
/// <param name="Column">The column.</param>
/// <param name="Sql">The condition; null (not true) where the cell is blank, but for the null tests.</param>
/// <param name="Text">The filter in words.</param>
/// <param name="Span">The time a date filter leaves; open ends are the ends of time. Null for other filters.</param>
internal sealed record ResolvedCondition(ColumnProfile Column, SqlText Sql, string Text, DateSpan? Span);
