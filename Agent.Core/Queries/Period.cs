namespace Agent.Core.Queries;

/// <summary>Lengths of calendar time that follow each other. Weeks are ISO weeks, from Monday.</summary>
public enum Period
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>ISO weeks.</summary>
    Week,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Quarters.</summary>
    Quarter,

    /// <summary>Years.</summary>
    Year,
}
