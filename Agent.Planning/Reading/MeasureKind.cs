namespace Agent.Planning.Reading;

/// <summary>What a question wants of the rows.</summary>
internal enum MeasureKind
{
    /// <summary>How many entities.</summary>
    Count,

    /// <summary>How many different values.</summary>
    Distinct,

    Sum,
    Mean,
    Median,
    Min,
    Max,

    /// <summary>The percentage for which <see cref="LogicalQuery.Part"/> holds.</summary>
    Share,

    /// <summary>The count in the last of two times, minus that in the first; in percent of the first when <see cref="LogicalQuery.InPercent"/>.</summary>
    Change,

    /// <summary>The count divided by the periods of the time asked about.</summary>
    PerPeriod,

    /// <summary>First and last date.</summary>
    Span,

    /// <summary>The rows themselves.</summary>
    Rows,
}
