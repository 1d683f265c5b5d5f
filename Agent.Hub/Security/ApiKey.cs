using Agent.Core.Runs;

namespace Agent.Hub.Security;

/// <summary>A key and whose it is.</summary>
internal sealed class ApiKey
{
    /// <summary>The user: runs and threads belong to the name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The secret, 16 characters or more.</summary>
    public string Key { get; set; } = string.Empty;

    /// <summary>Whether the user may do what concerns everybody. Default false.</summary>
    public bool Admin { get; set; }

    /// <summary><c>viewer</c>, <c>analyst</c> (default) or <c>admin</c>.</summary>
    public string Role { get; set; } = CallerRoles.Analyst;

    /// <summary>Groups the user is in, for rights on datasets.</summary>
    public IList<string> Groups { get; } = [];
}
