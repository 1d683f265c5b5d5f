namespace Agent.Core.Queries;

/// <summary>A value of a row: a column, a length of time, a count of related rows, a calculation.</summary>
public abstract record Operand;
