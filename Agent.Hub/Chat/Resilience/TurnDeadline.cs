namespace Agent.Hub.Chat.Resilience;

/// <summary>The time a turn has: to its first sign of life, then between two. Runs only while somebody waits for the model.</summary>
internal sealed class TurnDeadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;
    private readonly TimeSpan _idle;
    private readonly CancellationToken _caller;

    /// <summary>Starts the time to the first token.</summary>
    public TurnDeadline(TimeSpan first, TimeSpan idle, TimeProvider time, CancellationToken caller)
    {
        (Limit, _idle, _caller) = (first, idle, caller);
        _timer = new CancellationTokenSource(first, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
    }

    /// <summary>Ends the request: the time is up, or the caller wants no more.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether the time is up, and the caller still waits.</summary>
    public bool IsOver => _timer.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Whether there was a sign of life.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The time that runs, or ran last.</summary>
    public TimeSpan Limit { get; private set; }

    /// <summary>Begins a wait for the next update.</summary>
    public void Start()
    {
        if (HasBegun)
            _timer.CancelAfter(_idle);
    }

    /// <summary>An update came. Until the next wait no time runs: a slow reader is not the model's fault.</summary>
    public void Beat()
    {
        (HasBegun, Limit) = (true, _idle);
        _timer.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
