namespace Agent.Core.Queries;

/// <summary>Parts of the calendar that come again.</summary>
public enum CalendarPart
{
    /// <summary>0–23.</summary>
    Hour,

    /// <summary>1 Monday – 7 Sunday.</summary>
    Weekday,

    /// <summary>1–31.</summary>
    DayOfMonth,

    /// <summary>ISO week, 1–53.</summary>
    WeekOfYear,

    /// <summary>1–12.</summary>
    MonthOfYear,

    /// <summary>1–4.</summary>
    QuarterOfYear,

    /// <summary>1 winter (December–February), 2 spring, 3 summer, 4 autumn; northern.</summary>
    Season,
}
