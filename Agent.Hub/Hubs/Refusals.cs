using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.Hubs;

/// <summary>What is said about a stream instead of by a run: one batch outside every log, at sequence 0.</summary>
internal static class Refusals
{
    /// <summary>The refusal as a batch.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="runId">The run asked for; empty when there is none.</param>
    public static EventBatch Of(RunRefusal refusal, string runId = "") =>
        new() { RunId = runId, Epoch = string.Empty, Seq = 0, Events = [RunProblems.ToEvent(refusal.Code, refusal.Detail)] };

    /// <summary>The connection, or its user, has too many streams open.</summary>
    public static EventBatch TooManyStreams() =>
        Of(new RunRefusal(ErrorCodes.RateLimited, "Too many streams are open; close one, or attach later."));
}
