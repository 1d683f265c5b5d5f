namespace Agent.Core.Streaming;

/// <summary>
/// One timer for the windows of every run. All windows are equally long, so the order of arming is the order of ending and a queue is
/// enough; the timer stands still while nothing is armed. See docs/decisions/0050.
/// </summary>
internal sealed class WindowTimer(TimeSpan window, TimeProvider timeProvider) : IDisposable
{
    // Windows that end within this time of each other end together; a window lasts at most this much longer than asked for.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _armed = new();
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
            _timer ??= timeProvider.CreateTimer(static state => ((WindowTimer)state!).OnTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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

    private void OnTick()
    {
        var now = timeProvider.GetTimestamp();
        while (true)
        {
            Entry entry;
            lock (_gate)
            {
                if (!_armed.TryPeek(out entry))
                {
                    _running = _timer is null;
                    return;
                }

                var left = window - timeProvider.GetElapsedTime(entry.ArmedAt, now);
                if (left > TimeSpan.Zero)
                {
                    _timer?.Change(left < Slack ? Slack : left, Timeout.InfiniteTimeSpan);
                    return;
                }

                _armed.Dequeue();
            }

            entry.Dispatcher.OnWindowEnd(entry.Generation);
        }
    }

    private readonly record struct Entry(EventDispatcher Dispatcher, int Generation, long ArmedAt);
}
