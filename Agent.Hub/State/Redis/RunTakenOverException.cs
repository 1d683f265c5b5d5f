using Agent.Core.Streaming;

namespace Agent.Hub.State.Redis;

/// <summary>Another hub has taken a run over, because this one was silent for too long; it goes on there.</summary>
/// <param name="runId">The run.</param>
internal sealed class RunTakenOverException(string runId) : RunLogException($"Run {runId}: another hub has taken it over.");
