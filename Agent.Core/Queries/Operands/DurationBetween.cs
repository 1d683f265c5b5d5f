using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>The length of time between two dates of the row, negative where the second is earlier.</summary>
/// <param name="From">The first date.</param>
/// <param name="To">The second; null for the day of the query (ages).</param>
/// <param name="Unit">Its unit.</param>
[QueryNode("duration")]
public sealed record DurationBetween(Field From, Field? To, TimeUnit Unit) : Operand
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var unit = Unit.ToString().ToLowerInvariant();
        return To is { } to ? $"({unit}s from {labels.Column(From)} to {labels.Column(to)})" : $"({unit}s since {labels.Column(From)})";
    }

    internal override Operand Canonical(CanonicalContext context) =>
        new DurationBetween(context.Field(From), To is { } to ? context.Field(to) : null, Unit);
}
