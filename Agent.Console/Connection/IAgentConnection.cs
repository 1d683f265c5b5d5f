using Agent.Protocol;

namespace Agent.Console.Connection;

/// <summary>The hub as the commands see it; tests put a script in its place.</summary>
internal interface IAgentConnection
{
    /// <summary>Asks and follows the run to its end.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Ends the following, not the run.</param>
    /// <exception cref="HubUnreachableException">There is no hub, or it refuses the caller.</exception>
    IAsyncEnumerable<AgentEvent> AskAsync(AskRequest request, CancellationToken cancellationToken);

    /// <summary>Stops a run.</summary>
    Task CancelAsync(string runId, CancellationToken cancellationToken);
}
