using Agent.Console.Options;
using Agent.Protocol;

namespace Agent.Console.Connection;

internal sealed class HubConnection(ConsoleOptions options) : IAgentConnection, IAsyncDisposable
{
    public IAsyncEnumerable<AgentEvent> AskAsync(AskRequest request, CancellationToken cancellationToken) =>
        throw new HubUnreachableException($"No hub answers at {options.Url}.");

    public Task CancelAsync(string runId, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
