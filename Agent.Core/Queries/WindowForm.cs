namespace Agent.Core.Queries;

/// <summary>What is made of a series.</summary>
public enum WindowForm
{
    /// <summary>The mean of this period and those before it.</summary>
    RollingMean,

    /// <summary>The sum of this period and those before it.</summary>
    RollingSum,

    /// <summary>The sum from the first period on.</summary>
    Cumulative,

    /// <summary>This period minus an earlier one.</summary>
    Change,

    /// <summary>The change in percent of the earlier one.</summary>
    PercentChange,
}
