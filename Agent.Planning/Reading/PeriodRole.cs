namespace Agent.Planning.Reading;

/// <summary>How a question means a period.</summary>
internal enum PeriodRole
{
    /// <summary>by month</summary>
    Group,

    /// <summary>which month</summary>
    Which,

    /// <summary>on how many days</summary>
    HowMany,

    /// <summary>in all six years</summary>
    All,
}
