using Agent.Protocol;

namespace Agent.Console.Connection;

/// <summary>The hub as the commands see it; tests put a script in its place.</summary>
internal interface IAgentConnection
{
    /// <summary>Asks and follows the run to its end.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancelled">The user's word: cancels the run, whose events go on to the one that says so.</param>
    /// <exception cref="HubUnreachableException">There is no hub, or it refuses the caller.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled and did not say so in time.</exception>
    IAsyncEnumerable<AgentEvent> AskAsync(AskRequest request, CancellationToken cancelled);
}
