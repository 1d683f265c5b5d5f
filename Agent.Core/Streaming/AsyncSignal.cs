using System.Threading.Tasks.Sources;

namespace Agent.Core.Streaming;

/// <summary>
/// Wakes one waiter, again and again, without allocating. A signal set while nobody waits is kept for the next wait; several become one.
/// </summary>
internal sealed class AsyncSignal : IValueTaskSource
{
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Signalled = 2;

    private ManualResetValueTaskSourceCore<bool> _core;
    private int _state;

    /// <summary>Wakes the waiter, or lets the next wait pass at once. Any thread.</summary>
    /// <param name="inline">
    /// Whether the waiter goes on here and now, up to its next wait, instead of on the thread pool: for waiters with little to do, whose
    /// work
    /// costs less than being handed over.
    /// </param>
    public void Set(bool inline = false)
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if (state == Signalled)
                return;
            if (Interlocked.CompareExchange(ref _state, state == Waiting ? Idle : Signalled, state) != state)
                continue;
            if (state == Waiting)
            {
                // Whoever took the waiter out of its wait owns the core until the result is set.
                _core.RunContinuationsAsynchronously = !inline;
                _core.SetResult(true);
            }

            return;
        }
    }

    /// <summary>Waits for the next signal. One waiter at a time.</summary>
    public ValueTask WaitAsync()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Signalled) == Signalled)
            return default;

        _core.Reset();
        if (Interlocked.CompareExchange(ref _state, Waiting, Idle) == Idle)
            return new ValueTask(this, _core.Version);

        // Signalled between the two looks.
        Volatile.Write(ref _state, Idle);
        return default;
    }

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
