namespace Agent.Core.Queries;

/// <summary>Calculations with two numbers of a row; in JSON <c>add, subtract, multiply, divide</c>.</summary>
public enum ArithmeticOp
{
    /// <summary>Left plus right.</summary>
    Add,

    /// <summary>Left minus right.</summary>
    Subtract,

    /// <summary>Left times right.</summary>
    Multiply,

    /// <summary>Left divided by right.</summary>
    Divide,
}
