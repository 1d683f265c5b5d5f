namespace Agent.Planning.Answers.Words;

/// <summary>Which columns of a sheet are asked for.</summary>
internal enum ColumnChoice
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those that hold dates.</summary>
    Dates,

    /// <summary>Those that hold numbers.</summary>
    Numbers,

    /// <summary>Those with a value in fewer than half of the rows.</summary>
    MostlyEmpty,

    /// <summary>Those without any value.</summary>
    Empty,
}
