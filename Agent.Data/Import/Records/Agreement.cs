namespace Agent.Data.Import.Records;

/// <summary>What a number says of the numbers around it.</summary>
internal enum Agreement
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>It is their sum or mean.</summary>
    Sum,

    /// <summary>It is their count, smallest or largest.</summary>
    Other,
}
