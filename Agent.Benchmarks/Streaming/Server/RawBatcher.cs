using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Benchmarks.Streaming.Server;

/// <summary>
/// Batching as one would write it by hand for a single reader: leading edge, a window ended by a timer, critical events at once. No
/// channel,
/// no log: nobody can come back or look on.
/// </summary>
internal sealed class RawBatcher : IAsyncDisposable
{
    // As much as the hub puts into one batch.
    private const int MaxBatchBytes = 16 * 1024;

    private readonly Lock _gate = new();
    private readonly DeltaMerger _merger = new();
    private readonly TimeSpan _window;
    private readonly Func<long, IReadOnlyList<AgentEvent>, Task> _send;
    private readonly ITimer _timer;
    private long _seq = 1;
    private int _bytes;
    private bool _inWindow;
    private bool _first;
    private Task _sending = Task.CompletedTask;

    public RawBatcher(TimeSpan window, Func<long, IReadOnlyList<AgentEvent>, Task> send)
    {
        (_window, _send) = (window, send);
        _timer = TimeProvider.System.CreateTimer(
            static state => ((RawBatcher)state!).OnWindowEnd(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Adds an event; waits while an earlier frame is being sent.</summary>
    public Task AddAsync(AgentEvent next)
    {
        lock (_gate)
        {
            _merger.Add(next);
            _bytes += EventSize.Of(next);
            var firstPiece = _first && next is TextMessageContentEvent;
            _first = next is TextMessageStartEvent || (_first && !firstPiece);
            if (!_inWindow || next.IsCritical || firstPiece || _bytes >= MaxBatchBytes)
                Send();
            return _sending;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void OnWindowEnd()
    {
        lock (_gate)
        {
            if (_merger.IsEmpty)
                _inWindow = false;
            else
                Send();
        }
    }

    private void Send()
    {
        var events = _merger.Take();
        _bytes = 0;
        _inWindow = true;
        _sending = _sending.IsCompletedSuccessfully ? _send(_seq, events) : AfterAsync(_sending, _seq, events);
        _seq += events.Length;
        _timer.Change(_window, Timeout.InfiniteTimeSpan);
    }

    private async Task AfterAsync(Task earlier, long seq, IReadOnlyList<AgentEvent> events)
    {
        await earlier;
        await _send(seq, events);
    }
}
