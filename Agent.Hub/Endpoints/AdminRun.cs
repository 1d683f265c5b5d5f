namespace Agent.Hub.Endpoints;

/// <summary>A run at work.</summary>
/// <param name="RunId">The run.</param>
/// <param name="User">Who asked; null for one who does not sign in.</param>
/// <param name="Dataset">The dataset asked; null where the hub chose.</param>
/// <param name="Seconds">Seconds since it began.</param>
internal sealed record AdminRun(string RunId, string? User, string? Dataset, double Seconds);
