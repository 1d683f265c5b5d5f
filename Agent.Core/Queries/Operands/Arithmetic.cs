namespace Agent.Core.Queries;

/// <summary>Two numbers of the row made into one; blank where either is, or where the divisor is 0.</summary>
/// <param name="Left">Left side.</param>
/// <param name="Op">The operation.</param>
/// <param name="Right">Right side.</param>
[QueryNode("arithmetic")]
public sealed record Arithmetic(Operand Left, ArithmeticOp Op, Operand Right) : Operand;
