namespace Agent.Core.Queries;

/// <summary>A statistic of a number, a length of time or, for least, greatest, first and last, a date. Blanks are left out and counted in the evidence; an amount that an entity repeats counts once.</summary>
/// <param name="Function">The statistic.</param>
/// <param name="Of">The value.</param>
[QueryNode("statistic")]
public sealed record StatisticOf(Statistic Function, Operand Of) : Aggregate
{
    /// <summary>For <see cref="Statistic.Percentile"/>: 0–100, linear between values.</summary>
    public double? Percentile { get; init; }
}
