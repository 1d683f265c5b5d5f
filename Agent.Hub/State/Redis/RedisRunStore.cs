using System.Collections.Concurrent;
using System.Text.Json;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Agent.Hub.State.Redis;

/// <summary>
/// Runs and their logs in Redis, shared by all hubs: any of them can be asked, attached to and told to cancel; one of them works.
/// </summary>
internal sealed class RedisRunStore : IRunLogStore, IRunRegistry, IAsyncDisposable
{
    // As long as a conversation may be kept.
    private static readonly TimeSpan TakenKept = TimeSpan.FromDays(366);

    private readonly ConcurrentDictionary<string, RedisRunLog> _written = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<RedisRunLog?>>> _copies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ClaimedRun> _claimed = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly RedisLink _link;
    private readonly RedisRunLogContext _context;
    private readonly RunOptions _runs;
    private readonly RedisOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes the store.</summary>
    public RedisRunStore(
        RedisLink link,
        IOptions<StreamingOptions> streaming,
        IOptions<RetentionOptions> retention,
        IOptions<RunOptions> runs,
        IOptions<RedisOptions> options,
        TimeProvider time
    )
    {
        _link = link;
        _runs = runs.Value;
        _options = options.Value;
        _time = time;
        _context = new RedisRunLogContext(
            link,
            streaming.Value,
            retention.Value.RunRetention,
            time,
            runId => _claimed.GetValueOrDefault(runId)?.Request.Caller.UserId,
            Forget,
            TakenOver
        );
    }

    /// <inheritdoc/>
    public bool IsQueue => true;

    /// <summary>The logs this process writes.</summary>
    public IReadOnlyCollection<RedisRunLog> Written => [.. _written.Values];

    /// <inheritdoc/>
    public async ValueTask<RunRegistration> RegisterAsync(RunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (owner, requestId, now) = (request.Caller.UserId, request.Ask.ClientRequestId, _time.GetUtcNow());
        RedisResult[] result;
        try
        {
            result = (RedisResult[])
                (
                    await _link
                        .TryAsync(
                            database =>
                                database.ScriptEvaluateAsync(
                                    RedisScripts.Register,
                                    [
                                        RedisLink.Request(owner, requestId ?? string.Empty),
                                        RedisLink.Run(request.RunId),
                                        RedisLink.Queue,
                                        RedisLink.OpenRuns(owner),
                                    ],
                                    [
                                        request.RunId,
                                        JsonSerializer.SerializeToUtf8Bytes(StoredRequest.Of(request), StateJson.Default.StoredRequest),
                                        Guid.NewGuid().ToString("N")[..12],
                                        requestId is null ? 0 : 1,
                                        owner is null ? 0 : 1,
                                        _runs.MaxPerUser,
                                        _options.MaxOpenRuns,
                                        now.ToUnixTimeMilliseconds(),
                                        (now + (3 * _runs.Timeout)).ToUnixTimeMilliseconds(),
                                        (long)_context.Retention.TotalMilliseconds,
                                        RedisLink.QueueBell.ToString(),
                                    ]
                                ),
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                )!;
        }
        catch (Exception away) when (RedisLink.IsAway(away))
        {
            return new(Refusal: new(ErrorCodes.Busy, "The hubs' shared store is not reachable."));
        }

        return (string?)result[0] switch
        {
            "known" => new(await FindRequestAsync((string)result[1]!).ConfigureAwait(false)),
            "limited" => new(Refusal: new(ErrorCodes.RateLimited)),
            "busy" => new(Refusal: new(ErrorCodes.Busy)),
            _ => default,
        };
    }

    /// <inheritdoc/>
    async ValueTask<RunRequest?> IRunRegistry.FindAsync(string runId, CancellationToken cancellationToken) =>
        _claimed.TryGetValue(runId, out var claimed)
            ? claimed.Request
            : await FindRequestAsync(runId).WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<OnceResult> TakeOnceAsync(string name, string runId, CancellationToken cancellationToken)
    {
        var key = RedisLink.Taken(name);
        if (await _link.Database.StringSetAsync(key, runId, TakenKept, When.NotExists).WaitAsync(cancellationToken).ConfigureAwait(false))
            return OnceResult.Taken;
        return (string?)await _link.Database.StringGetAsync(key).WaitAsync(cancellationToken).ConfigureAwait(false) == runId
            ? OnceResult.TakenBefore
            : OnceResult.Gone;
    }

    /// <inheritdoc/>
    public async ValueTask<RunRequest?> FindByRequestAsync(string? owner, string clientRequestId, CancellationToken cancellationToken)
    {
        var runId = (string?)await _link.TryAsync(
            database => database.StringGetAsync(RedisLink.Request(owner, clientRequestId)), cancellationToken).ConfigureAwait(false);
        return runId is null ? null : await FindRequestAsync(runId).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OpenRun>> ClaimAsync(CancellationToken cancellationToken) => new([]);

    /// <summary>Claims a run of the queue for this process.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="entry">Its entry in the queue.</param>
    /// <returns>The run; null: it has ended.</returns>
    public async Task<ClaimedRun?> ClaimAsync(string runId, RedisValue entry)
    {
        var result = (RedisResult[])(await _link.Database.ScriptEvaluateAsync(
            RedisScripts.Claim, [RedisLink.Run(runId)], [_link.Node, entry]).ConfigureAwait(false))!;
        if (result.Length == 0)
            return null;
        var request = JsonSerializer.Deserialize((byte[])result[1]!, StateJson.Default.StoredRequest)!.ToRequest(runId);
        var claimed = new ClaimedRun(
            request,
            (string)result[0]!,
            (string)result[2]!,
            (string?)result[3] is { Length: > 0 } stop ? stop : null
        );
        _claimed[runId] = claimed;
        _written[runId] = await RedisRunLog.OpenAsync(_context, runId, claimed.Epoch, claimed.Term).ConfigureAwait(false);
        return claimed;
    }

    /// <summary>Says that this process still works on a run; false: another has taken it over.</summary>
    public async Task<bool> RefreshAsync(RedisRunLog log) =>
        (int)
            await _link
                .Database.ScriptEvaluateAsync(
                    RedisScripts.Refresh,
                    [RedisLink.Run(log.RunId), RedisLink.Queue],
                    [log.Term, _link.Node, RedisLink.Group]
                )
                .ConfigureAwait(false) == 1;

    /// <summary>A log that this process no longer writes; it may write the run's next one.</summary>
    public void Forget(RedisRunLog log)
    {
        if (_written.TryRemove(new(log.RunId, log)))
            _claimed.TryRemove(log.RunId, out _);
    }

    /// <inheritdoc/>
    public async ValueTask<IRunLog> CreateAsync(string runId, CancellationToken cancellationToken)
    {
        // Runs come from the queue; this is for a log that was never registered.
        ArgumentException.ThrowIfNullOrEmpty(runId);
        var epoch = Guid.NewGuid().ToString("N")[..12];
        if (!await _link.Database.HashSetAsync(RedisLink.Run(runId), "epoch", epoch, When.NotExists).ConfigureAwait(false))
            throw new InvalidOperationException($"Run {runId} has a log already.");
        await _link.Database.HashSetAsync(RedisLink.Run(runId), [new("term", "1"), new("entry", "0-0")]).ConfigureAwait(false);
        return _written[runId] = await RedisRunLog.OpenAsync(_context, runId, epoch, "1").ConfigureAwait(false);
    }

    /// <inheritdoc/>
    async ValueTask<IRunLog?> IRunLogStore.FindAsync(string runId, CancellationToken cancellationToken)
    {
        if (_written.TryGetValue(runId, out var written))
            return written;
        var copy = _copies.GetOrAdd(runId, id => new Lazy<Task<RedisRunLog?>>(() => CopyAsync(id)));
        try
        {
            var log = await copy.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (log is null)
                _copies.TryRemove(new(runId, copy));
            return log;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            _copies.TryRemove(new(runId, copy));
            throw new RunLogException($"Run {runId}: its log is not reached.", failed);
        }
    }

    /// <inheritdoc/>
    public async ValueTask StopAsync(string runId, string code)
    {
        await _link.TryAsync(database => database.HashSetAsync(RedisLink.Run(runId), "stop", code, When.NotExists)).ConfigureAwait(false);
        await _link.Subscriber.PublishAsync(RedisLink.Stops, $"{runId} {code}").ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask WatchAsync(string runId, TimeSpan time) =>
        await _link.Database.StringSetAsync(RedisLink.Watched(runId), "1", time).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> IsWatchedAsync(string runId) =>
        await _link.Database.KeyExistsAsync(RedisLink.Watched(runId)).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task<RunRequest?> FindRequestAsync(string runId)
    {
        var body = (byte[]?)await _link.TryAsync(database => database.HashGetAsync(RedisLink.Run(runId), "request")).ConfigureAwait(false);
        return body is null ? null : JsonSerializer.Deserialize(body, StateJson.Default.StoredRequest)!.ToRequest(runId);
    }

    private async Task<RedisRunLog?> CopyAsync(string runId)
    {
        var epoch = (string?)await _link.TryAsync(database => database.HashGetAsync(RedisLink.Run(runId), "epoch")).ConfigureAwait(false);
        if (epoch is null)
            return null;
        var log = await RedisRunLog.OpenAsync(_context, runId, epoch, string.Empty).ConfigureAwait(false);
        _ = FollowAsync(log);
        return log;
    }

    // Owned by the store, which ends it; a failure is told to the copy's readers by the copy.
    private async Task FollowAsync(RedisRunLog log)
    {
        await log.FollowAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Who reads it now keeps it; who comes later reads it again.
        if (_copies.TryGetValue(log.RunId, out var copy) && copy.IsValueCreated && await copy.Value.ConfigureAwait(false) == log)
            _copies.TryRemove(new(log.RunId, copy));
    }

    private void TakenOver(RedisRunLog log)
    {
        Forget(log);
        _ = FollowAsync(log);
    }
}
