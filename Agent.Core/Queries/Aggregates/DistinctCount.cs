namespace Agent.Core.Queries;

/// <summary>The number of different values; spellings of one value count once, blanks not at all; of list columns, different items.</summary>
/// <param name="Of">The value.</param>
[QueryNode("distinct")]
public sealed record DistinctCount(Operand Of) : Aggregate;
