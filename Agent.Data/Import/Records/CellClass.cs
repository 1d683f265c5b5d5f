namespace Agent.Data.Import.Records;

/// <summary>What a cell looks like before its column is typed; in a CSV file every cell is text.</summary>
internal enum CellClass : byte
{
    Empty,
    Text,
    Number,

    /// <summary>A date, a time or a length of time.</summary>
    Time,
}
