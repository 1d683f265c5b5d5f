namespace Agent.Core.Datasets;

/// <summary>What the cells of a column are, decided by the evidence of its cells, never by its name.</summary>
public enum ColumnKind
{
    /// <summary>No cell has a value.</summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Several values in a cell, split by <see cref="ColumnProfile.Separator"/>; the SQL column is text.</summary>
    List,

    /// <summary>Whole numbers (SQL BIGINT).</summary>
    Integer,

    /// <summary>Numbers (SQL DOUBLE).</summary>
    Number,

    /// <summary>True or false (SQL BOOLEAN).</summary>
    Boolean,

    /// <summary>Dates without a time of day (SQL DATE).</summary>
    Date,

    /// <summary>Dates with a time of day (SQL TIMESTAMP).</summary>
    DateTime,

    /// <summary>Times of day (SQL TIME).</summary>
    Time,

    /// <summary>Lengths of time (SQL INTERVAL or DOUBLE with <see cref="ColumnProfile.Unit"/>).</summary>
    Duration,
}
