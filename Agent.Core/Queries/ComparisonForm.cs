namespace Agent.Core.Queries;

/// <summary>What is made of two figures.</summary>
public enum ComparisonForm
{
    /// <summary>Both, nothing else.</summary>
    SideBySide,

    /// <summary>Left minus right.</summary>
    Difference,

    /// <summary>Left divided by right; none where right is 0.</summary>
    Ratio,

    /// <summary>100 × (left − right) ÷ right; none where right is 0.</summary>
    PercentChange,
}
