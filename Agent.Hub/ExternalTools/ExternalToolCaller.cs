namespace Agent.Hub.ExternalTools;

/// <summary>For whom a tool from outside is called.</summary>
/// <param name="RunId">The run.</param>
/// <param name="UserId">The user; null for callers without a name.</param>
internal sealed record ExternalToolCaller(string RunId, string? UserId);
