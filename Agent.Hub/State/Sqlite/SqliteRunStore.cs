using System.Collections.Concurrent;
using System.Text.Json;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Agent.Hub.State.Sqlite;

/// <summary>
/// Run logs and what is known of runs, in the state's file. Logs of runs at work are also in memory; those of ended runs are in the file
/// alone.
/// </summary>
internal sealed class SqliteRunStore : IRunLogStore, IRunRegistry, IJournalUsers, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SqliteRunLog> _open = new(StringComparer.Ordinal);

    // Noted, and their log not made yet.
    private readonly ConcurrentDictionary<string, StoredRun> _registered = new(StringComparer.Ordinal);

    private readonly SqliteFile _file;
    private readonly StreamingOptions _options;
    private readonly TimeProvider _time;
    private readonly List<OpenRun> _left;
    private long _lastRun;

    /// <summary>Opens the store and reads the runs without an end.</summary>
    public SqliteRunStore(SqliteFile file, IOptions<StreamingOptions> options, TimeProvider time)
    {
        _file = file;
        _options = options.Value;
        _time = time;
        var connection = file.Open().With(SqlitePragmas.File).With(RunTables.Create);
        _lastRun = RunQueries.Number(connection, "SELECT ifnull(max(id), 0) FROM runs");
        var lastJournal = RunQueries.Number(connection, "SELECT ifnull(max(id), 0) FROM journal");
        _left = RunRecovery.Recover(connection, this, _options, log => _open[log.RunId] = log);
        Journal = new SqliteJournal(new JournalSession(connection, lastJournal), this);
    }

    /// <summary>Writes.</summary>
    public SqliteJournal Journal { get; }

    /// <inheritdoc/>
    public async ValueTask<IRunLog> CreateAsync(string runId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        if (!_registered.TryRemove(runId, out var run))
            run = await InsertAsync(runId, null).ConfigureAwait(false);
        var log = new SqliteRunLog(this, run, _options);
        if (!_open.TryAdd(runId, log))
            throw new InvalidOperationException($"Run {runId} has a log already.");
        return log;
    }

    /// <inheritdoc/>
    async ValueTask<IRunLog?> IRunLogStore.FindAsync(string runId, CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (_open.TryGetValue(runId, out var log))
            return log;
        using var connection = _file.Open();
        return RunQueries.Ended(connection, runId) is { } ended ? new RetainedRunLog(this, ended.Run, ended.LastSeq, _options) : null;
    }

    /// <inheritdoc/>
    public async ValueTask<RunRegistration> RegisterAsync(RunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Ask.ClientRequestId is { } requestId)
        {
            using var connection = _file.Open();
            if (RunQueries.ByRequest(connection, request.Caller.UserId, requestId) is { } before)
                return new(before);
        }

        _registered[request.RunId] = await InsertAsync(request.RunId, request).ConfigureAwait(false);
        return default;
    }

    /// <inheritdoc/>
    ValueTask<RunRequest?> IRunRegistry.FindAsync(string runId, CancellationToken cancellationToken)
    {
        using var connection = _file.Open();
        return new(RunQueries.Request(connection, runId));
    }

    /// <inheritdoc/>
    public ValueTask<RunRequest?> FindByRequestAsync(string? owner, string clientRequestId, CancellationToken cancellationToken)
    {
        using var connection = _file.Open();
        return new(RunQueries.ByRequest(connection, owner, clientRequestId));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OpenRun>> ClaimAsync(CancellationToken cancellationToken)
    {
        if (_left.Count == 0)
            return [];
        await Journal
            .ExecuteAsync(session => session.Connection.With("UPDATE runs SET attempts = attempts + 1 WHERE ended_at IS NULL"))
            .ConfigureAwait(false);
        List<OpenRun> claimed = [.. _left];
        _left.Clear();
        return claimed;
    }

    /// <inheritdoc/>
    public async ValueTask<OnceResult> TakeOnceAsync(string name, string runId, CancellationToken cancellationToken)
    {
        var result = OnceResult.Gone;
        await Journal
            .ExecuteAsync(session =>
            {
                using var take = RunQueries.Command(session.Connection, RunTables.TakeOnce, ("$name", name), ("$run", runId));
                result =
                    take.ExecuteNonQuery() == 1 ? OnceResult.Taken
                    : RunQueries.Taken(session.Connection, name) == runId ? OnceResult.TakenBefore
                    : OnceResult.Gone;
            })
            .ConfigureAwait(false);
        return result;
    }

    /// <inheritdoc/>
    int IJournalUsers.Count => _open.Count;

    /// <inheritdoc/>
    long IJournalUsers.OldestNeeded() => _open.Values.Select(log => log.OldestJournalId).DefaultIfEmpty(long.MaxValue).Min();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Journal.DisposeAsync();

    internal long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    internal void Complete(SqliteRunLog log) => _open.TryRemove(new(log.RunId, log));

    /// <summary>One batch of events that are in segments, from a sequence on and before another.</summary>
    /// <exception cref="PositionLostException">They are no longer kept.</exception>
    internal EventBatch Read(StoredRun run, long next, long before, int maxEvents)
    {
        var batch = ReadSegment(run, next, maxEvents).First();
        return batch.End.Seq < before ? batch : batch with { Events = [.. batch.Events.Take((int)(before - batch.Seq))] };
    }

    /// <summary>The events of the segment that holds a sequence, from it on.</summary>
    /// <exception cref="PositionLostException">They are no longer kept.</exception>
    internal IEnumerable<EventBatch> ReadSegment(StoredRun run, long next, int maxEvents)
    {
        using var connection = _file.Open();
        var body = RunQueries.Segment(connection, run.Id, next)
            ?? throw new PositionLostException($"Run {run.RunId}: event {next} is asked for and no longer kept.");
        return SegmentReader.Read(body, next, maxEvents);
    }

    private async ValueTask<StoredRun> InsertAsync(string runId, RunRequest? request)
    {
        var run = new StoredRun(Interlocked.Increment(ref _lastRun), runId, Guid.NewGuid().ToString("N")[..12]);
        var body = request is null ? null : JsonSerializer.SerializeToUtf8Bytes(StoredRequest.Of(request), StateJson.Default.StoredRequest);
        var at = Now();
        // Not waited for: no event of the run is shown before this is written, because entries are written in order.
        await Journal
            .EnqueueAsync(new JournalCall(session => Insert(session.Connection, run, request, body, at), isUrgent: false))
            .ConfigureAwait(false);
        return run;
    }

    private static void Insert(SqliteConnection connection, StoredRun run, RunRequest? request, byte[]? body, long at)
    {
        using var command = connection.CreateCommand();
        command.CommandText = RunTables.InsertRun;
        command.Parameters.AddWithValue("$id", run.Id);
        command.Parameters.AddWithValue("$run", run.RunId);
        command.Parameters.AddWithValue("$epoch", run.Epoch);
        command.Parameters.AddWithValue("$owner", (object?)request?.Caller.UserId ?? DBNull.Value);
        command.Parameters.AddWithValue("$request_id", (object?)request?.Ask.ClientRequestId ?? DBNull.Value);
        command.Parameters.AddWithValue("$request", (object?)body ?? DBNull.Value);
        command.Parameters.AddWithValue("$at", at);
        command.ExecuteNonQuery();
    }
}
