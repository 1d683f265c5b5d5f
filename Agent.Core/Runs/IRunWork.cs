using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>The work of a run: everything between its first and its last event, and the last one where the work succeeds.</summary>
public interface IRunWork
{
    /// <summary>Does the work, event by event, as fast as it is pulled; ends with <see cref="RunFinishedEvent"/> or throws.</summary>
    IAsyncEnumerable<AgentEvent> ExecuteAsync(RunRequest request, CancellationToken cancellationToken);
}
