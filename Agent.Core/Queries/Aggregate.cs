using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>A figure made of rows. <see cref="Where"/> narrows the rows of this figure alone.</summary>
public abstract record Aggregate
{
    /// <summary>Rows of this figure, beyond the query's own condition; null for all of them.</summary>
    public Predicate? Where { get; init; }

    /// <summary>The figure in plain English without its condition and without the records: "average Cost".</summary>
    /// <param name="labels">Names of the dataset.</param>
    public abstract string ToWords(QueryLabels labels);

    /// <summary>The figure's own canonical form, its condition apart.</summary>
    internal virtual Aggregate Canonical(CanonicalContext context) => this;
}
