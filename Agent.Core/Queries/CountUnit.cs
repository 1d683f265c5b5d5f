namespace Agent.Core.Queries;

/// <summary>What counts as one.</summary>
public enum CountUnit
{
    /// <summary>Every row.</summary>
    Rows,

    /// <summary>Every distinct entity key (<c>SheetProfile.EntityKey</c>); its first row stands for it.</summary>
    Entities,
}
