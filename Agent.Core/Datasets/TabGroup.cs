namespace Agent.Core.Datasets;

/// <summary>Sheets of one shape, one per month or site, that can be asked as one table.</summary>
/// <param name="Name">Its name for people: what the sheets' names have in common, or "All sheets".</param>
/// <param name="Table">Its name in SQL: a view of the rows of all, with <paramref name="TabColumn"/> in front.</param>
/// <param name="TabColumn">The column that holds the sheet's name.</param>
/// <param name="Tables">The tables it is made of, in workbook order.</param>
public sealed record TabGroup(string Name, string Table, string TabColumn, IReadOnlyList<string> Tables);
