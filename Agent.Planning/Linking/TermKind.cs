namespace Agent.Planning.Linking;

/// <summary>What a name of the dataset names.</summary>
internal enum TermKind
{
    /// <summary>A sheet, and what its rows are.</summary>
    Sheet,

    /// <summary>A column.</summary>
    Column,

    /// <summary>A value of a column.</summary>
    Value,
}
