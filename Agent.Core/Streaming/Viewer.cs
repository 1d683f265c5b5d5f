namespace Agent.Core.Streaming;

/// <summary>One open stream under a <see cref="ViewerGuard"/>.</summary>
public sealed class Viewer : IDisposable
{
    private readonly ViewerGuard _guard;
    private readonly TimeProvider _timeProvider;
    private readonly Action _abort;
    private long _handedAt;
    private int _dropped;

    internal Viewer(ViewerGuard guard, string connectionId, string? userId, Action abort, TimeProvider timeProvider)
    {
        _guard = guard;
        ConnectionId = connectionId;
        UserId = userId;
        _abort = abort;
        _timeProvider = timeProvider;
    }

    internal string ConnectionId { get; }

    internal string? UserId { get; }

    /// <summary>How long the batch handed over last has been lying at the connection; zero when the viewer waits for the run.</summary>
    internal TimeSpan StalledFor => Volatile.Read(ref _handedAt) is not 0 and var at ? _timeProvider.GetElapsedTime(at) : TimeSpan.Zero;

    /// <summary>A batch is handed to the connection.</summary>
    public void Handed() => Volatile.Write(ref _handedAt, _timeProvider.GetTimestamp());

    /// <summary>The connection has taken the batch and comes for the next.</summary>
    public void CameBack() => Volatile.Write(ref _handedAt, 0);

    /// <inheritdoc/>
    public void Dispose() => _guard.Leave(this);

    internal bool Drop()
    {
        if (Interlocked.Exchange(ref _dropped, 1) != 0)
            return false;
        _abort();
        return true;
    }
}
