namespace Agent.Core.Queries;

/// <summary>What a column is in a result.</summary>
public enum ResultRole
{
    /// <summary>A key that groups are made by.</summary>
    Key,

    /// <summary>A figure asked for.</summary>
    Figure,

    /// <summary>What the figure before it is made of: part and whole of a share, both sides of a comparison.</summary>
    Side,

    /// <summary>A column of a record.</summary>
    Column,
}
