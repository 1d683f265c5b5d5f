using System.Runtime.CompilerServices;
using Agent.Console.Connection;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>A hub that answers every question by a script.</summary>
internal sealed class ScriptedConnection(Func<AskRequest, CancellationToken, IAsyncEnumerable<AgentEvent>> script) : IAgentConnection
{
    public static ScriptedConnection Of(params AgentEvent[] events) => new((_, _) => events.ToAsyncEnumerable());

    public async IAsyncEnumerable<AgentEvent> AskAsync(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var next in script(request, cancellationToken).WithCancellation(cancellationToken))
            yield return next;
    }
}
