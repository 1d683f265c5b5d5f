namespace Agent.Planning.Reading;

/// <summary>Why a question is not answered.</summary>
internal enum RefusalKind
{
    /// <summary>It speaks of something that no column holds.</summary>
    NoSuchColumn,

    /// <summary>It asks about a time outside the data.</summary>
    OutOfRange,

    /// <summary>The column is there, but says nothing.</summary>
    NotInData,

    /// <summary>It can mean several things.</summary>
    Ambiguous,

    /// <summary>It was not understood.</summary>
    NotUnderstood,
}
