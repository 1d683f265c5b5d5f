namespace Agent.Core.Runs;

/// <summary>Who asks.</summary>
/// <param name="UserId">The signed-in user; null when the hub takes anonymous callers.</param>
/// <param name="IsAdmin">Whether the user may do what concerns everybody.</param>
public sealed record Caller(string? UserId, bool IsAdmin = false)
{
    /// <summary>A caller without a name.</summary>
    public static Caller Anonymous { get; } = new((string?)null);
}
