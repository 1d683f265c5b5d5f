namespace Agent.Data.Workbooks;

/// <summary>What the file says a cell is; the first four hold a number.</summary>
internal enum CellKind : byte
{
    /// <summary>No value, or blank text.</summary>
    Empty,

    /// <summary>A number without a format of date or time.</summary>
    Number,

    /// <summary>A serial day, counted from the 1900 system whatever the workbook uses.</summary>
    Date,

    /// <summary>A time of day as a share of a day.</summary>
    Time,

    /// <summary>A length of time in days.</summary>
    Duration,

    /// <summary>Text; the value is its place in the workbook's <see cref="TextPool"/>.</summary>
    Text,

    /// <summary>1 for true, 0 for false.</summary>
    Boolean,

    /// <summary>An error such as <c>#N/A</c>; the value is the place of its text.</summary>
    Error,
}
