namespace Agent.Core.Queries;

/// <summary>Rows that a rule left out of a figure, or counted in.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Column">The column it looks at.</param>
/// <param name="Rows">How many rows.</param>
public sealed record LeftOutRows(LeftOutRule Rule, string Column, long Rows);
