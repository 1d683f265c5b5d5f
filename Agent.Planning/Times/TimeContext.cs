namespace Agent.Planning.Times;

/// <summary>What times in a question are read against.</summary>
/// <param name="AsOf">The day that "last month" counts back from.</param>
/// <param name="First">First day of the data; null where there are no dates.</param>
/// <param name="Last">Last day of the data.</param>
internal sealed record TimeContext(DateTime AsOf, DateTime? First, DateTime? Last)
{
    /// <summary>The day that "overdue" is judged on: the as-of date the question names, else today.</summary>
    public DateTime DueOn { get; init; } = AsOf;

    /// <summary>Whether the data have dates in a year.</summary>
    public bool Covers(int year) => First is { } first && Last is { } last && year >= first.Year && year <= last.Year;
}
