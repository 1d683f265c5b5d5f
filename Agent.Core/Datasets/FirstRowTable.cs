namespace Agent.Core.Datasets;

/// <summary>
/// A table beside a sheet's own that holds, in their order, the numbers of the rows that stand for the values of a column.
/// </summary>
/// <param name="Column"><see cref="ColumnProfile.Name"/> of the column.</param>
/// <param name="Table">The table.</param>
/// <param name="IsWhole">Whether it holds the columns of the rows as well.</param>
public sealed record FirstRowTable(string Column, string Table, bool IsWhole);
