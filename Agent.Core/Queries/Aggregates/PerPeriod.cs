using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>
/// The average of a figure per calendar period, empty periods included: "incidents per month on average". The periods are those of the
/// query's time range, else from the first to the last row.
/// </summary>
/// <param name="Of">The figure, a count or a sum.</param>
/// <param name="Period">The period.</param>
/// <param name="Date">The date; null for the sheet's default date.</param>
[QueryNode("per_period")]
public sealed record PerPeriod(Aggregate Of, Period Period, Field? Date) : Aggregate
{
    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var date = Date is { } field ? $" (by {labels.Column(field)})" : string.Empty;
        return $"{labels.Figure(Of)} per {Period.ToString().ToLowerInvariant()} on average{date}";
    }

    internal override Aggregate Canonical(CanonicalContext context) =>
        this with
        {
            Of = context.Figure(Of),
            Date = Date is { } date ? context.Field(date) : null,
        };
}
