using System.Runtime.CompilerServices;
using Agent.Protocol;

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

    /// <summary>Passes batches on, noting when each is handed to the connection and when the connection comes back for the next.</summary>
    public async IAsyncEnumerable<EventBatch> WatchAsync(IAsyncEnumerable<EventBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        try
        {
            await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                Volatile.Write(ref _handedAt, _timeProvider.GetTimestamp());
                yield return batch;
                Volatile.Write(ref _handedAt, 0);
            }
        }
        finally
        {
            Volatile.Write(ref _handedAt, 0);
        }
    }

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
