namespace Agent.Core.Runs;

/// <summary>What a caller may do in general; rights on a dataset narrow it.</summary>
public static class CallerRoles
{
    /// <summary>Sees datasets and asks.</summary>
    public const string Viewer = "viewer";

    /// <summary>Also downloads and uploads.</summary>
    public const string Analyst = "analyst";

    /// <summary>Also what concerns everybody: replaces and deletes datasets, empties caches, reads the audit.</summary>
    public const string Admin = "admin";
}
