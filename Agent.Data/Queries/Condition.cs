namespace Agent.Data.Queries;

/// <summary>A filter as asked for.</summary>
/// <param name="Column">The column, as asked for.</param>
/// <param name="Op">One of <see cref="ConditionOps"/>.</param>
/// <param name="Values">The values: none for the null tests, two for between, any number for in, else one. Each a string, long, double or
/// bool.</param>
internal sealed record Condition(string Column, string Op, IReadOnlyList<object> Values);
