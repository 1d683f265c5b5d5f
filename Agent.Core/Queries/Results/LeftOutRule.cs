namespace Agent.Core.Queries;

/// <summary>Rules by which rows are left out of figures.</summary>
public enum LeftOutRule
{
    /// <summary>The row names no entity.</summary>
    NoEntity,

    /// <summary>The row only continues an entity that its first row stands for.</summary>
    Continuation,

    /// <summary>The value measured is blank.</summary>
    NoValue,

    /// <summary>The key is blank, and blanks are not shown or not ranked.</summary>
    NoKey,

    /// <summary>The row is later than the day of the query.</summary>
    Later,
}
