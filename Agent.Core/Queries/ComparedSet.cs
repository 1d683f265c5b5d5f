namespace Agent.Core.Queries;

/// <summary>One side of a comparison.</summary>
/// <param name="Label">Its name for people: <c>Production</c>, <c>2024</c>.</param>
public sealed record ComparedSet(string Label)
{
    /// <summary>Its rows, beyond the query's own condition; null for all.</summary>
    public Predicate? Where { get; init; }

    /// <summary>
    /// A whole figure of its own, where the sides are of different tables or measures; the query's first figure otherwise.
    /// </summary>
    public Aggregate? Of { get; init; }

    /// <summary>Table of <see cref="Of"/>; null for the query's own.</summary>
    public string? From { get; init; }
}
