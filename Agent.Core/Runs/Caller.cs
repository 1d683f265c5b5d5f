using Agent.Core.Datasets;

namespace Agent.Core.Runs;

/// <summary>Who asks.</summary>
/// <param name="UserId">The signed-in user; null when the hub takes anonymous callers.</param>
/// <param name="IsAdmin">Whether the user may do what concerns everybody.</param>
public sealed record Caller(string? UserId, bool IsAdmin = false)
{
    /// <summary>One of <see cref="CallerRoles"/>.</summary>
    public string Role { get; init; } = IsAdmin ? CallerRoles.Admin : CallerRoles.Analyst;

    /// <summary>The groups the user is in, as the key or the token says.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whose rows of a dataset the caller sees.</summary>
    public RowAccess Rows => IsAdmin ? RowAccess.Administrator : RowAccess.Of(Groups);

    /// <summary>
    /// How the caller reached the hub, for the audit: <c>signalr</c>, <c>ag-ui</c>, <c>openai</c>, <c>mcp</c>; null where it does not
    /// matter.
    /// </summary>
    public string? Face { get; init; }

    /// <summary>
    /// Whether a person behind the caller can be asked to allow a call to another server's tool: a program that asks for one could allow it
    /// itself.
    /// </summary>
    public bool MayApprove { get; init; } = true;

    /// <summary>A caller without a name.</summary>
    public static Caller Anonymous { get; } = new((string?)null);
}
