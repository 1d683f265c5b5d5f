using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>A date at or after <paramref name="From"/> and before <paramref name="Until"/>.</summary>
/// <param name="Field">A date column.</param>
/// <param name="From">First moment; null for no bound.</param>
/// <param name="Until">First moment after; null for no bound.</param>
[QueryNode("time")]
public sealed record InTimeRange(Field Field, DateTime? From, DateTime? Until) : Predicate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels, bool negated = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{labels.Column(Field)} {(negated ? "not " : string.Empty)}{DateWords.Range(From, Until)}";
    }

    internal override Predicate Canonical(CanonicalContext context, bool negated) =>
        new InTimeRange(context.Field(Field), Local(From), Local(Until)).Or(negated);

    // Dates of a sheet have no zone, so neither have the bounds.
    private static DateTime? Local(DateTime? bound) => bound is { } moment ? DateTime.SpecifyKind(moment, DateTimeKind.Unspecified) : null;
}
