using System.Globalization;
using Agent.Core.Streaming;
using Agent.Protocol;
using StackExchange.Redis;

namespace Agent.Hub.State.Redis;

/// <summary>
/// A run's log in a Redis stream, an entry per batch. The process that works on the run writes: first to Redis, then to its own viewers.
/// Every other process with
/// viewers keeps a copy that follows the stream, so that a batch is read once per process, not once per viewer.
/// </summary>
internal sealed class RedisRunLog : IRunLog
{
    private const int Page = 512;

    // A write that fails is tried again for so long: Redis may be started anew, or its connection be cut.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly RedisLink _link;
    private readonly StreamingOptions _options;
    private readonly RedisRunLogContext _context;
    private readonly MemoryRunLog _memory;
    private readonly string _term;
    private int _readers;
    private int _isFollowed;

    private RedisRunLog(RedisRunLogContext context, string runId, string epoch, string term, long lastSeq)
    {
        _context = context;
        _link = context.Link;
        _options = context.Options;
        _term = term;
        _memory = new MemoryRunLog(runId, epoch, _options, null, lastSeq);
    }

    /// <inheritdoc/>
    public string RunId => _memory.RunId;

    /// <inheritdoc/>
    public string Epoch => _memory.Epoch;

    /// <inheritdoc/>
    public long LastSeq => _memory.LastSeq;

    /// <inheritdoc/>
    public bool IsCompleted => _memory.IsCompleted;

    /// <summary>The term in which this process writes; empty for a copy.</summary>
    public string Term => _term;

    /// <summary>Readers now.</summary>
    public int Readers => Volatile.Read(ref _readers);

    /// <summary>Reads what there is of the log.</summary>
    /// <param name="context">Where it is.</param>
    /// <param name="runId">The run.</param>
    /// <param name="epoch">Names the life of its log.</param>
    /// <param name="term">The term in which this process writes; empty for a copy.</param>
    public static async Task<RedisRunLog> OpenAsync(RedisRunLogContext context, string runId, string epoch, string term)
    {
        var first = await context.Link.Database.StreamRangeAsync(RedisLink.Log(runId), count: 1).ConfigureAwait(false);
        var before = first.Length == 0 ? 0 : Parse(first[0]).Seq - 1;
        var log = new RedisRunLog(context, runId, epoch, term, before);
        await log.CatchUpAsync().ConfigureAwait(false);
        return log;
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(IReadOnlyList<AgentEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
            return;
        var batch = _memory.Prepare(events);
        batch.Share();
        try
        {
            await WriteAsync(batch, batch.Encoded(BatchEncoding.Json, EventBatchConverter.Encode), events[^1].IsTerminal)
                .ConfigureAwait(false);
        }
        catch (RunTakenOverException)
        {
            // Whoever follows the run here goes on with what the other hub writes.
            _context.TakenOver(this);
            throw;
        }
        catch (Exception failure)
        {
            _memory.Fail(failure);
            throw;
        }

        _memory.Publish(batch);
        if (events[^1].IsTerminal)
            _context.Completed(this);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventBatch> ReadAsync(
        Position? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = LogPositions.Next(this, after, _options);
        Interlocked.Increment(ref _readers);
        try
        {
            await foreach (var batch in _memory.ReadAsync(new Position(Epoch, next - 1), cancellationToken).ConfigureAwait(false))
                yield return batch;
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    /// <summary>Follows the stream until the run's end; for a copy, and for a log that another hub writes by now.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isFollowed, 1) == 1)
            return;
        using var rung = new SemaphoreSlim(0, int.MaxValue);
        ChannelMessageQueue? bell = null;
        try
        {
            while (!IsCompleted)
            {
                bell ??= await TrySubscribeAsync(rung).ConfigureAwait(false);
                await TryCatchUpAsync().ConfigureAwait(false);
                if (IsCompleted)
                    return;
                // A bell that is lost costs no more than this.
                await rung.WaitAsync(TimeSpan.FromMilliseconds(500), cancellationToken).ConfigureAwait(false);
                while (rung.Wait(0, CancellationToken.None))
                {
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Readers must not wait for what nobody reads any more.
            _memory.Fail(failure);
            throw;
        }
        finally
        {
            if (bell is not null)
                await bell.UnsubscribeAsync(CommandFlags.FireAndForget).ConfigureAwait(false);
        }
    }

    private async Task<ChannelMessageQueue?> TrySubscribeAsync(SemaphoreSlim rung)
    {
        try
        {
            var bell = await _link.Subscriber.SubscribeAsync(RedisLink.LogBell(RunId)).ConfigureAwait(false);
            bell.OnMessage(_ => Ring(rung));
            return bell;
        }
        catch (Exception away) when (RedisLink.IsAway(away))
        {
            return null;
        }
    }

    private static void Ring(SemaphoreSlim rung)
    {
        try
        {
            rung.Release();
        }
        catch (ObjectDisposedException)
        {
            // A message that came while the reader left.
        }
    }

    private async Task WriteAsync(EventBatch batch, byte[] encoded, bool ends)
    {
        var last = batch.End.Seq.ToString(CultureInfo.InvariantCulture);
        var since = _context.Time.GetTimestamp();
        while (true)
        {
            try
            {
                var owner = _context.OwnerOf(RunId);
                var result = await _link.Database.ScriptEvaluateAsync(
                    RedisScripts.Append,
                    [RedisLink.Run(RunId), RedisLink.Log(RunId), RedisLink.Queue, RedisLink.OpenRuns(owner)],
                    [
                        _term, last, encoded, _options.MaxLogEvents, ends ? 1 : 0, (long)_context.Retention.TotalMilliseconds, RunId,
                        RedisLink.LogBell(RunId).ToString(), RedisLink.Group,
                    ]).ConfigureAwait(false);
                if ((string?)result != "ok")
                    throw new RunTakenOverException(RunId);
                return;
            }
            catch (Exception failure) when (RedisLink.IsAway(failure) && _context.Time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause, _context.Time).ConfigureAwait(false);
            }
        }
    }

    private async Task TryCatchUpAsync()
    {
        try
        {
            await CatchUpAsync().ConfigureAwait(false);
        }
        catch (Exception away) when (RedisLink.IsAway(away))
        {
            // The next look finds what came meanwhile.
        }
    }

    private async Task CatchUpAsync()
    {
        while (true)
        {
            var entries = await _link.Database.StreamRangeAsync(RedisLink.Log(RunId), $"({LastSeq}-0", count: Page).ConfigureAwait(false);
            foreach (var entry in entries)
                Publish(Parse(entry));
            if (entries.Length < Page)
                return;
        }
    }

    private void Publish(EventBatch batch)
    {
        if (batch.Seq > LastSeq + 1)
            throw new PositionLostException($"Run {RunId}: events {LastSeq + 1} to {batch.Seq - 1} are no longer kept.");
        _memory.Publish(batch);
    }

    private static EventBatch Parse(StreamEntry entry) => Sqlite.SegmentReader.Parse((byte[])entry.Values[0].Value!);
}
