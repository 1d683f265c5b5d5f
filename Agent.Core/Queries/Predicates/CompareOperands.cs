namespace Agent.Core.Queries;

/// <summary>Two values of the row compared: column against column. Rows where either is blank fit no comparison.</summary>
/// <param name="Left">Left side.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Right">Right side, of the same kind.</param>
[QueryNode("compare_operands")]
public sealed record CompareOperands(Operand Left, CompareOp Op, Operand Right) : Predicate;
