namespace Agent.Data.Queries.Compile;

/// <summary>Columns of a statement that are not shown.</summary>
internal enum HiddenColumn
{
    /// <summary>Rows of the whole result before the limit.</summary>
    Total,

    /// <summary>How many share the place of the row.</summary>
    Tied,
}
