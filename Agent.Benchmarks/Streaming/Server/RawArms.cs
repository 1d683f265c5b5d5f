using Agent.Protocol;

namespace Agent.Benchmarks.Streaming.Server;

/// <summary>The arms without SignalR: the least that can be done on a Kestrel WebSocket.</summary>
internal sealed class RawArms(AnswerSource source)
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(50);

    /// <summary>Each event a frame, with its position, so that a reader could come back.</summary>
    public async Task ItemsAsync(RawSocket socket, AnswerShape shape, string runId, CancellationToken cancellationToken)
    {
        var seq = 0L;
        var one = new AgentEvent[1];
        await foreach (var next in source.WholeAsync(shape, runId, cancellationToken))
        {
            one[0] = next;
            await socket.SendAsync(new EventBatch { RunId = runId, Epoch = "0123456789ab", Seq = ++seq, Events = one }, cancellationToken);
        }
    }

    /// <summary>Each event a frame, nothing else in it.</summary>
    public async Task BareAsync(RawSocket socket, AnswerShape shape, string runId, CancellationToken cancellationToken)
    {
        await foreach (var next in source.WholeAsync(shape, runId, cancellationToken))
            await socket.SendAsync(next, cancellationToken);
    }

    /// <summary>Events joined in the hub's window and by its rules, without log and without SignalR.</summary>
    public async Task BatchesAsync(RawSocket socket, AnswerShape shape, string runId, CancellationToken cancellationToken)
    {
        await using var batcher = new RawBatcher(Window, (seq, events) =>
            socket.SendAsync(new EventBatch { RunId = runId, Epoch = "0123456789ab", Seq = seq, Events = events }, cancellationToken));
        await foreach (var next in source.WholeAsync(shape, runId, cancellationToken))
            await batcher.AddAsync(next);
    }

    /// <summary>Nothing is sent until the end: what the source itself costs.</summary>
    public async Task NothingAsync(RawSocket socket, AnswerShape shape, string runId, CancellationToken cancellationToken)
    {
        AgentEvent? last = null;
        await foreach (var next in source.WholeAsync(shape, runId, cancellationToken))
            last = next;
        await socket.SendAsync(last!, cancellationToken);
    }
}
