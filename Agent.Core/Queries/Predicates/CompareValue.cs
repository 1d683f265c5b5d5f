namespace Agent.Core.Queries;

/// <summary>A number of the row compared with a constant.</summary>
/// <param name="Of">The number.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Value">The constant, in the unit of <paramref name="Of"/>.</param>
[QueryNode("compare")]
public sealed record CompareValue(Operand Of, CompareOp Op, double Value) : Predicate;
