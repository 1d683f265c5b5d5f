using Agent.Protocol;

namespace Agent.Benchmarks.Streaming.Server;

/// <summary>What one would write first: a stream of one item per event, straight from the source.</summary>
internal sealed class PlainHub(AnswerSource source) : Microsoft.AspNetCore.SignalR.Hub
{
    public const string Path = "/plain";

    public IAsyncEnumerable<AgentEvent> Ask(AskRequest request, CancellationToken cancellationToken) =>
        source.WholeAsync(AnswerShape.Parse(request.Question), Guid.NewGuid().ToString("N"), cancellationToken);
}
