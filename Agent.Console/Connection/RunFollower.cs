using Agent.Protocol;

namespace Agent.Console.Connection;

/// <summary>Follows one run, and on the user's word cancels it on the hub and waits for its end.</summary>
internal sealed class RunFollower(IAgentConnection connection, TimeProvider time)
{
    /// <summary>How long a cancelled run may take to say so.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private string? _runId;

    /// <summary>Hands every event to <paramref name="handle"/>.</summary>
    /// <param name="request">The question.</param>
    /// <param name="handle">Called in order, never twice at a time.</param>
    /// <param name="cancelled">The user's word: cancels the run, not only the following.</param>
    /// <returns>The last event; null when the run was cancelled and did not say so in time.</returns>
    /// <exception cref="HubUnreachableException">There is no hub, or it refuses the caller.</exception>
    public async Task<AgentEvent?> FollowAsync(AskRequest request, Action<AgentEvent> handle, CancellationToken cancelled)
    {
        using var stop = new CancellationTokenSource();
        var following = ReadAsync(request, handle, stop.Token);
        await Task.WhenAny(following, Task.Delay(Timeout.InfiniteTimeSpan, time, cancelled)).ConfigureAwait(false);
        if (!following.IsCompleted)
            await CancelAsync(following, stop).ConfigureAwait(false);
        return await following.ConfigureAwait(false);
    }

    private async Task CancelAsync(Task following, CancellationTokenSource stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            // Before its first event a run has no name to cancel it by; nobody watches it then, and the hub ends it.
            if (_runId is { } runId)
            {
                await connection.CancelAsync(runId, patience.Token).ConfigureAwait(false);
                await Task.WhenAny(following, Task.Delay(Timeout.InfiniteTimeSpan, time, patience.Token)).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or HubUnreachableException)
        {
            // The hub is not there to hear it: all that is left is to stop listening.
        }

        await stop.CancelAsync().ConfigureAwait(false);
    }

    private async Task<AgentEvent?> ReadAsync(AskRequest request, Action<AgentEvent> handle, CancellationToken stop)
    {
        AgentEvent? last = null;
        try
        {
            await foreach (var next in connection.AskAsync(request, stop).ConfigureAwait(false))
            {
                if (next is RunStartedEvent started)
                    _runId = started.RunId;
                handle(next);
                last = next;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }

        return last;
    }
}
