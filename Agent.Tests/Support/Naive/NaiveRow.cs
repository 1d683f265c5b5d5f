namespace Agent.Tests.Support.Naive;

/// <summary>A row as the interpreter sees it, with the row of the other table it is looked at together with.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Other">The row of the other table that a condition looks at; null for none.</param>
internal sealed record NaiveRow(string Table, Dictionary<string, object?> Cells, Dictionary<string, object?>? Other = null);
