namespace Agent.Core.Runs;

/// <summary>Why a request was not taken.</summary>
/// <param name="Code">One of <see cref="Agent.Protocol.ErrorCodes"/>.</param>
/// <param name="Detail">What the caller can do about it; null where the fixed sentence says all.</param>
public sealed record RunRefusal(string Code, string? Detail = null);
