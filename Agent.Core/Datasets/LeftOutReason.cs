namespace Agent.Core.Datasets;

/// <summary>Why a row of a sheet is no record of its table.</summary>
public enum LeftOutReason
{
    /// <summary>It sums, averages or counts other rows.</summary>
    Total,

    /// <summary>It is the title of the rows below it.</summary>
    Section,

    /// <summary>It is a remark, such as the source or a signature.</summary>
    Remark,

    /// <summary>It repeats the header.</summary>
    RepeatedHeader,

    /// <summary>It is a line of dashes.</summary>
    Separator,

    /// <summary>It holds an id prepared in advance and nothing else.</summary>
    IdOnly,

    /// <summary>It repeats another row in every cell; left out only where the sidecar says so.</summary>
    Duplicate,

    /// <summary>It is a line of a CSV file that cannot be split into cells.</summary>
    BadLine,
}
