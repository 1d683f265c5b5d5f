using System.Buffers;

namespace Agent.Core.Streaming;

/// <summary>
/// One timer for the windows of every run. All windows are equally long, so the order of arming is the order of ending and a queue is
/// enough; the timer stands still while nothing is armed. See docs/decisions/0050.
/// </summary>
internal sealed class WindowTimer(TimeSpan window, TimeProvider timeProvider) : IThreadPoolWorkItem, IDisposable
{
    // Windows ended by one thread in a row; their batches leave on it, so that a way over the thread pool is paid once for all of them. No
    // more, and the next chunk queues behind what this one caused: connections draw on a pool of 32 buffers a core, and give them back
    // there.
    private const int Chunk = 24;

    // Windows that end within this time of each other end together; a window lasts at most this much longer than asked for. Timers count in
    // whole
    // milliseconds: less than one would fire again and again until the time has come.
    private readonly TimeSpan _slack = TimeSpan.FromMilliseconds(Math.Max(1, window.TotalMilliseconds / 10));

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _armed = new();
    private readonly Queue<Entry> _due = new();
    private ITimer? _timer;
    private bool _running;

    /// <summary>Calls <see cref="EventDispatcher.OnWindowEnd"/> with <paramref name="generation"/> once the window has passed.</summary>
    public void Arm(EventDispatcher dispatcher, int generation)
    {
        lock (_gate)
        {
            _armed.Enqueue(new Entry(dispatcher, generation, timeProvider.GetTimestamp()));
            if (_running)
                return;
            _running = true;
            _timer ??= timeProvider.CreateTimer(
                static state => ((WindowTimer)state!).OnTimer(),
                this,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            );
            _timer.Change(window, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            _running = true;
        }
    }

    void IThreadPoolWorkItem.Execute() => EndChunk();

    /// <summary>Sorts out the windows whose time has come, and sets the timer for those that follow.</summary>
    private void OnTimer()
    {
        lock (_gate)
        {
            var now = timeProvider.GetTimestamp();
            while (Left(now) <= TimeSpan.Zero)
                _due.Enqueue(_armed.Dequeue());
            if (_armed.Count > 0)
                _timer?.Change(Left(now) is var left && left < _slack ? _slack : left, Timeout.InfiniteTimeSpan);
            else
                _running = _timer is null;
        }

        EndChunk();
    }

    /// <summary>Ends windows that are due; where there are more than a chunk, another thread goes on with them.</summary>
    private void EndChunk()
    {
        var ended = ArrayPool<Entry>.Shared.Rent(Chunk);
        var count = 0;
        bool more;
        lock (_gate)
        {
            while (count < Chunk && _due.TryDequeue(out var entry))
                ended[count++] = entry;
            more = _due.Count > 0;
        }

        if (more)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        foreach (var entry in ended.AsSpan(0, count))
            entry.Dispatcher.OnWindowEnd(entry.Generation);
        ArrayPool<Entry>.Shared.Return(ended, clearArray: true);
    }

    /// <summary>Time until the next window ends; the longest there is when none is armed.</summary>
    private TimeSpan Left(long now) =>
        _armed.TryPeek(out var next) ? window - timeProvider.GetElapsedTime(next.ArmedAt, now) : TimeSpan.MaxValue;

    private readonly record struct Entry(EventDispatcher Dispatcher, int Generation, long ArmedAt);
}
