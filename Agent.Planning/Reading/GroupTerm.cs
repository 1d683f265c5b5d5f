namespace Agent.Planning.Reading;

/// <summary>What rows are grouped by.</summary>
/// <param name="Column">The column.</param>
/// <param name="Period">day, week, month, quarter, year, weekday, month_name or hour of a date; null for the values.</param>
internal sealed record GroupTerm(ColumnRef Column, string? Period = null)
{
    /// <summary>Whether the groups are stretches of the calendar.</summary>
    public bool IsCalendar => Period is "day" or "week" or "month" or "quarter" or "year";
}
