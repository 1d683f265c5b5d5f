namespace Agent.Core.Queries;

/// <summary>A figure made of rows. <see cref="Where"/> narrows the rows of this figure alone.</summary>
public abstract record Aggregate
{
    /// <summary>Rows of this figure, beyond the query's own condition; null for all of them.</summary>
    public Predicate? Where { get; init; }
}
