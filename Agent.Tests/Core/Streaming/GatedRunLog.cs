using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Tests.Core.Streaming;

/// <summary>A log that takes nothing until it is opened.</summary>
internal sealed class GatedRunLog : IRunLog
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IRunLog Inner { get; set; } = null!;

    /// <summary>Batches that were taken.</summary>
    public int Batches { get; private set; }

    public Task Entered => _entered.Task;

    public string RunId => Inner.RunId;

    public string Epoch => Inner.Epoch;

    public long LastSeq => Inner.LastSeq;

    public bool IsCompleted => Inner.IsCompleted;

    public void Open() => _open.TrySetResult();

    public async ValueTask AppendAsync(IReadOnlyList<AgentEvent> events, CancellationToken cancellationToken)
    {
        _entered.TrySetResult();
        await _open.Task.WaitAsync(cancellationToken);
        await Inner.AppendAsync(events, cancellationToken);
        Batches++;
    }

    public IAsyncEnumerable<EventBatch> ReadAsync(Position? after, CancellationToken cancellationToken) =>
        Inner.ReadAsync(after, cancellationToken);
}
