namespace Agent.Core.Queries;

/// <summary>A column of the query's own table, or of one that a relation joins to it.</summary>
/// <param name="Column"><c>ColumnProfile.Name</c>.</param>
/// <param name="Table"><c>SheetProfile.Table</c>; null for the query's own table.</param>
public sealed record Field(string Column, string? Table = null);
