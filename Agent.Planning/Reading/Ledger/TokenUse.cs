namespace Agent.Planning.Reading.Ledger;

/// <summary>What became of a word.</summary>
internal enum TokenUse
{
    /// <summary>It says nothing of its own.</summary>
    Glue,

    /// <summary>A part of the query says it.</summary>
    Used,

    /// <summary>It carries meaning that no part of the query says.</summary>
    Unused,
}
