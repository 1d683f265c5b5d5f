using System.Diagnostics;
using Agent.Core.Streaming;

namespace Agent.Benchmarks.Streaming.Server;

/// <summary>
/// Wakes producers at their times, to the millisecond and cheaply, so that what is measured is the streaming and not the source. A thread
/// of its
/// own: a timer of 1 ms on the thread pool took a tenth of a core by itself (2026-11-25).
/// </summary>
internal sealed class Pacer : IAsyncDisposable
{
    // Producers that one thread wakes in a row: a way over the thread pool for each would cost more than all that is measured.
    private const int AtOnce = 16;

    private readonly Lock _gate = new();
    private readonly PriorityQueue<AsyncSignal, long> _waiting = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private volatile bool _stopped;
    private bool _idle;

    public Pacer()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = nameof(Pacer) };
        _thread.Start();
    }

    /// <summary>Waits until a time of the monotonic clock; returns at once when it has passed.</summary>
    public ValueTask UntilAsync(long due, AsyncSignal signal)
    {
        if (due <= Stopwatch.GetTimestamp())
            return default;
        lock (_gate)
        {
            _waiting.Enqueue(signal, due);
            if (_idle)
                _wake.Set();
        }

        return signal.WaitAsync();
    }

    public ValueTask DisposeAsync()
    {
        _stopped = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
        return default;
    }

    private void Run()
    {
        while (!_stopped)
        {
            var now = Stopwatch.GetTimestamp();
            List<AsyncSignal> due = [];
            lock (_gate)
            {
                while (_waiting.TryPeek(out _, out var at) && at <= now)
                    due.Add(_waiting.Dequeue());
                _idle = _waiting.Count == 0;
            }

            foreach (var together in due.Chunk(AtOnce))
                ThreadPool.UnsafeQueueUserWorkItem(
                    static signals => Array.ForEach(signals, signal => signal.Set(inline: true)),
                    together,
                    preferLocal: false
                );
            _wake.WaitOne(_idle ? Timeout.Infinite : 1);
        }
    }
}
