namespace Agent.Core.Queries;

/// <summary>Statistics of a value.</summary>
public enum Statistic
{
    /// <summary>Total.</summary>
    Sum,

    /// <summary>Arithmetic mean.</summary>
    Mean,

    /// <summary>Median; between the two middle values for an even number.</summary>
    Median,

    /// <summary>A percentile.</summary>
    Percentile,

    /// <summary>Least, earliest.</summary>
    Min,

    /// <summary>Greatest, latest.</summary>
    Max,

    /// <summary>Greatest minus least.</summary>
    Range,

    /// <summary>Standard deviation of the sample.</summary>
    Deviation,

    /// <summary>The value of the earliest row, by the default date.</summary>
    First,

    /// <summary>The value of the latest row, by the default date.</summary>
    Last,
}
