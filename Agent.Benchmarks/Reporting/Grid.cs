namespace Agent.Benchmarks.Reporting;

/// <summary>A table of figures with several columns.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Columns">Heads, units included.</param>
/// <param name="Rows">Texts and numbers, one for each column.</param>
internal sealed record Grid(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object>> Rows);
