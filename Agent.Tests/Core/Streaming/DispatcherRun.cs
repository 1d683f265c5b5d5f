using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Core.Streaming;

/// <summary>A dispatcher on a faked clock with one viewer of its log.</summary>
internal sealed class DispatcherRun : IAsyncDisposable
{
    private readonly EventDispatcherFactory _factory;
    private readonly MemoryRunLogStore _store;
    private readonly CancellationTokenSource _leaving = new();
    private readonly IAsyncEnumerator<EventBatch> _viewer;

    public DispatcherRun(StreamingOptions? options = null, GatedRunLog? gate = null)
    {
        options ??= new StreamingOptions();
        _store = new MemoryRunLogStore(Options.Create(options), Time);
        _factory = new EventDispatcherFactory(Options.Create(options), Time);
        Log = new MemoryRunLog("r", "e", options, static _ => { });
        if (gate is not null)
            gate.Inner = Log;
        Dispatcher = _factory.Create(gate is null ? Log : gate);
        _viewer = Log.ReadAsync(null, _leaving.Token).GetAsyncEnumerator(_leaving.Token);
    }

    public FakeTimeProvider Time { get; } = new();

    public IRunLog Log { get; }

    public EventDispatcher Dispatcher { get; }

    public ValueTask WriteAsync(AgentEvent e) => Dispatcher.WriteAsync(e, CancellationToken.None);

    /// <summary>The next batch, as labels; waits until it has left.</summary>
    public async Task<List<string>> NextAsync(CancellationToken cancellationToken)
    {
        await _viewer.MoveNextAsync().AsTask().WaitAsync(cancellationToken);
        return [.. _viewer.Current.Events.Select(Label)];
    }

    /// <summary>Waits until the dispatcher has seen the end of its window.</summary>
    public async Task IdleAsync(CancellationToken cancellationToken)
    {
        while (Dispatcher.IsInWindow)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _viewer.DisposeAsync();
        _factory.Dispose();
        _store.Dispose();
        _leaving.Dispose();
    }

    public static string Label(AgentEvent e) => e switch
    {
        StepStartedEvent step => step.StepName,
        TextMessageContentEvent text => text.Delta,
        TextMessageStartEvent start => start.MessageId,
        ToolCallArgsEvent arguments => arguments.Delta,
        ToolCallResultEvent result => result.Content,
        RunStartedEvent started => started.RunId,
        RunFinishedEvent finished => finished.RunId,
        _ => e.Type,
    };
}
