using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Agent.Core.Streaming;

/// <summary>
/// Run logs in memory. The log of an ended run is kept for the retention time, or until the ended runs together are too large.
/// </summary>
public sealed class MemoryRunLogStore : IRunLogStore, IDisposable
{
    private readonly ConcurrentDictionary<string, MemoryRunLog> _logs = new();
    private readonly Lock _gate = new();
    private readonly StreamingOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;

    // Retention is equally long for all, so the order of ending is the order of leaving.
    private readonly Queue<Ended> _ended = new();
    private long _endedBytes;

    /// <summary>Makes an empty store.</summary>
    public MemoryRunLogStore(IOptions<StreamingOptions> options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _options = options.Value;
        _timeProvider = timeProvider;
        _timer = timeProvider.CreateTimer(
            static state => ((MemoryRunLogStore)state!).Sweep(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Logs held now, of live and of ended runs.</summary>
    public int Count => _logs.Count;

    /// <inheritdoc/>
    public ValueTask<IRunLog> CreateAsync(string runId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        var log = new MemoryRunLog(runId, Guid.NewGuid().ToString("N")[..12], _options, OnCompleted);
        if (!_logs.TryAdd(runId, log))
            throw new InvalidOperationException($"Run {runId} has a log already.");
        return new ValueTask<IRunLog>(log);
    }

    /// <inheritdoc/>
    public ValueTask<IRunLog?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runId);
        return new ValueTask<IRunLog?>(_logs.GetValueOrDefault(runId));
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void OnCompleted(MemoryRunLog log)
    {
        lock (_gate)
        {
            _ended.Enqueue(new Ended(log, log.Bytes, _timeProvider.GetTimestamp()));
            _endedBytes += log.Bytes;
            if (_ended.Count == 1)
                _timer.Change(_options.Retention, Timeout.InfiniteTimeSpan);
            // The log that has just ended stays even alone over the bound: somebody is about to read its end.
            while (_ended.Count > 1 && (_endedBytes > _options.MaxRetainedBytes || _ended.Count > _options.MaxRetainedRuns))
                RemoveOldest();
        }
    }

    private void Sweep()
    {
        lock (_gate)
        {
            while (_ended.TryPeek(out var oldest))
            {
                var left = _options.Retention - _timeProvider.GetElapsedTime(oldest.At);
                if (left > TimeSpan.Zero)
                {
                    // At most one sweep a second, however many runs end.
                    _timer.Change(left < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : left, Timeout.InfiniteTimeSpan);
                    return;
                }

                RemoveOldest();
            }
        }
    }

    private void RemoveOldest()
    {
        var oldest = _ended.Dequeue();
        _endedBytes -= oldest.Bytes;
        _logs.TryRemove(new(oldest.Log.RunId, oldest.Log));
    }

    private readonly record struct Ended(MemoryRunLog Log, long Bytes, long At);
}
