namespace Agent.Core.Queries;

/// <summary>What 100 % of a share is.</summary>
public enum ShareBase
{
    /// <summary>All rows of the query, whatever the group.</summary>
    Total,

    /// <summary>The rows of the group; needs a part.</summary>
    Group,

    /// <summary>The rows of the outer groups: "share of each severity within its department".</summary>
    OuterGroup,
}
