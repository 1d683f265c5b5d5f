using Agent.Protocol;

namespace Agent.Console.Connection;

/// <summary>What every command does with a run.</summary>
internal static class AgentConnectionExtensions
{
    /// <summary>Hands every event of a run to <paramref name="handle"/>.</summary>
    /// <param name="connection">The hub.</param>
    /// <param name="request">The question.</param>
    /// <param name="handle">Called in order, never twice at a time.</param>
    /// <param name="cancelled">The user's word: cancels the run, not only the following.</param>
    /// <returns>The last event; null when the run was cancelled and did not say so in time.</returns>
    /// <exception cref="HubUnreachableException">There is no hub, or it refuses the caller.</exception>
    public static async Task<AgentEvent?> FollowAsync(
        this IAgentConnection connection,
        AskRequest request,
        Action<AgentEvent> handle,
        CancellationToken cancelled
    )
    {
        AgentEvent? last = null;
        try
        {
            await foreach (var next in connection.AskAsync(request, cancelled).ConfigureAwait(false))
            {
                handle(next);
                last = next;
            }
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return null;
        }

        return last;
    }
}
