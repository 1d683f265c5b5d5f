using Agent.Core.Queries.Canonical;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries;

/// <summary>
/// A statistic of a number, a length of time or, for least, greatest, first and last, a date. Blanks are left out and counted in the
/// evidence; an amount that an entity repeats counts once.
/// </summary>
/// <param name="Function">The statistic.</param>
/// <param name="Of">The value.</param>
[QueryNode("statistic")]
public sealed record StatisticOf(Statistic Function, Operand Of) : Aggregate
{
    /// <summary>For <see cref="Statistic.Percentile"/>: 0–100, linear between values.</summary>
    public double? Percentile { get; init; }

    /// <inheritdoc/>
    public override string ToWords(QueryLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return $"{Name(labels)} {Of.ToWords(labels)}";
    }

    internal override Aggregate Canonical(CanonicalContext context) => this with
    {
        Function = IsMedian ? Statistic.Median : Function,
        Of = Of.Canonical(context),
        Percentile = Function == Statistic.Percentile && !IsMedian ? Percentile : null,
    };

    private bool IsMedian => Function == Statistic.Percentile && Percentile == 50;

    private string Name(QueryLabels labels) => Function switch
    {
        Statistic.Sum => "total",
        Statistic.Mean => "average",
        Statistic.Median => "median",
        Statistic.Percentile => $"{NumberWords.Ordinal(Percentile ?? double.NaN)} percentile of",
        Statistic.Min => labels.IsTime(Of) ? "earliest" : "lowest",
        Statistic.Max => labels.IsTime(Of) ? "latest" : "highest",
        Statistic.Range => "range of",
        Statistic.Deviation => "standard deviation of",
        Statistic.First => "first recorded",
        _ => "last recorded",
    };
}
