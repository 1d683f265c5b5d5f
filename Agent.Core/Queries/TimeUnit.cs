namespace Agent.Core.Queries;

/// <summary>Units of lengths of time.</summary>
public enum TimeUnit
{
    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days; calendar days between dates.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>A twelfth of a year, 30.436875 days.</summary>
    Month,

    /// <summary>365.2425 days.</summary>
    Year,
}
