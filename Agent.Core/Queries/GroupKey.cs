namespace Agent.Core.Queries;

/// <summary>
/// What figures are grouped by: a value, a period of time, a calendar part, a bucket. List columns are split into their items.
/// </summary>
/// <param name="Of">The value.</param>
public sealed record GroupKey(Operand Of)
{
    /// <summary>For dates: periods in time (2025-03). Empty ones between the first and the last are filled with zero counts.</summary>
    public Period? Period { get; init; }

    /// <summary>For dates: a part of the calendar whatever the year (March, Monday, 14 h).</summary>
    public CalendarPart? Part { get; init; }

    /// <summary>For numbers: lower edges of buckets, ascending; a value below the first falls into a bucket of its own.</summary>
    public IReadOnlyList<double>? Edges { get; init; }

    /// <summary>For numbers: width of equal buckets starting at multiples of it; an alternative to <see cref="Edges"/>.</summary>
    public double? Width { get; init; }

    /// <summary>Whether the group of blanks is left out.</summary>
    public bool SkipBlank { get; init; }
}
