namespace Agent.Core.Queries;

/// <summary>One figure divided by another, times a factor; none where the divisor is 0. Each may have its own rows (<see cref="Aggregate.Where"/>).</summary>
/// <param name="Numerator">What is divided.</param>
/// <param name="Denominator">The divisor.</param>
[QueryNode("ratio")]
public sealed record RatioOf(Aggregate Numerator, Aggregate Denominator) : Aggregate
{
    /// <summary>1; 100 for percent; 200,000 or 1,000,000 for rates per hours.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Table of the denominator (exposure hours, say), grouped and bounded in time like the query where it has such columns; null for the query's own.</summary>
    public string? DenominatorFrom { get; init; }
}
