namespace Agent.Planning.Times;

/// <summary>A time found in a question. Exactly one of the four is set.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
internal sealed record TimeMark(int Start, int End)
{
    /// <summary>A stretch of the calendar.</summary>
    public TimeRange? Range { get; init; }

    /// <summary>The two ends of "from A to B", which a change is measured between; null for other stretches.</summary>
    public (TimeRange First, TimeRange Last)? Ends { get; init; }

    /// <summary>Months of any year, 1–12.</summary>
    public IReadOnlyList<int> Months { get; init; } = [];

    /// <summary>Days of the week.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Hours of the day: the first, and the one after the last; may wrap around midnight.</summary>
    public (double From, double Until)? Hours { get; init; }

    /// <summary>Whether it has no bounds, so that no condition can hold it: "at the end of 2025", "in summer".</summary>
    public bool IsVague => Range is null && Hours is null && Months.Count == 0 && Weekdays.Count == 0;

    /// <summary>Whether it was counted back from the as-of date: "last month".</summary>
    public bool IsRelative { get; init; }
}
