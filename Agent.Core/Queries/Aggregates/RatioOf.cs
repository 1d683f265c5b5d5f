using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>
/// One figure divided by another, times a factor; none where the divisor is 0. Each may have its own rows (<see cref="Aggregate.Where"/>).
/// </summary>
/// <param name="Numerator">What is divided.</param>
/// <param name="Denominator">The divisor.</param>
[QueryNode("ratio")]
public sealed record RatioOf(Aggregate Numerator, Aggregate Denominator) : Aggregate
{
    /// <summary>1; 100 for percent; 200,000 or 1,000,000 for rates per hours.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>
    /// Table of the denominator (exposure hours, say), grouped and bounded in time like the query where it has such columns; null for the
    /// query's own.
    /// </summary>
    public string? DenominatorFrom { get; init; }

    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var divisor = DenominatorFrom is { } table
            ? labels.In(table).Figure(Denominator) + $" of {labels.Table(table)}"
            : labels.Figure(Denominator);
        var factor = Factor == 1 ? string.Empty : $"{NumberWords.Exact(Factor)} times ";
        return $"({factor}{labels.Figure(Numerator)} divided by {divisor})";
    }

    internal override Aggregate Canonical(CanonicalContext context) => this with
    {
        Numerator = context.Figure(Numerator),
        Denominator = (DenominatorFrom is { } table ? context.In(table) : context).Figure(Denominator),
        DenominatorFrom = context.Table(DenominatorFrom),
    };
}
