using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>A request that was taken.</summary>
/// <param name="RunId">The run: 128 random bits, so that knowing it is the right to it where nobody signs in.</param>
/// <param name="ThreadId">The conversation.</param>
/// <param name="Ask">What was asked.</param>
/// <param name="Caller">Who asked.</param>
public sealed record RunRequest(string RunId, string ThreadId, AskRequest Ask, Caller Caller)
{
    /// <summary>What an earlier process has written of the run; null for a new one.</summary>
    public RunProgress? Progress { get; init; }
}
