namespace Agent.Core.Runs;

/// <summary>
/// Knows which runs there are beyond the process that works on them: whose they are, what was asked, and which have no end yet.
/// </summary>
public interface IRunRegistry
{
    /// <summary>
    /// Notes a run before its log is made; or gives the one that the same user's <c>clientRequestId</c> has started before.
    /// </summary>
    /// <param name="request">The run.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<RunRegistration> RegisterAsync(RunRequest request, CancellationToken cancellationToken);

    /// <summary>What was asked in a run that is at work or retained; null when there is none of this id.</summary>
    ValueTask<RunRequest?> FindAsync(string runId, CancellationToken cancellationToken);

    /// <summary>What was asked in the run that a user's <c>clientRequestId</c> has started; null when there is none.</summary>
    ValueTask<RunRequest?> FindByRequestAsync(string? owner, string clientRequestId, CancellationToken cancellationToken) => default;

    /// <summary>Claims the runs that a process which is no more has left without an end, each counted as taken up once more.</summary>
    ValueTask<IReadOnlyList<OpenRun>> ClaimAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Gives what may be used once to the first run that asks for it, among all processes and across restarts; kept for as long as
    /// conversations may wait for it.
    /// </summary>
    /// <param name="name">What it is.</param>
    /// <param name="runId">The run that asks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<OnceResult> TakeOnceAsync(string name, string runId, CancellationToken cancellationToken);

    /// <summary>
    /// Whether registered runs wait in a queue that several processes take from; else the process that registers a run works on it.
    /// </summary>
    bool IsQueue => false;

    /// <summary>Stops a run that another process works on; the first reason given is the one its log ends with.</summary>
    ValueTask StopAsync(string runId, string code) => default;

    /// <summary>Says that somebody in this process watches a run, wherever it is worked on, for a while from now.</summary>
    ValueTask WatchAsync(string runId, TimeSpan time) => default;

    /// <summary>Whether somebody in any process watches a run.</summary>
    ValueTask<bool> IsWatchedAsync(string runId) => new(false);
}
