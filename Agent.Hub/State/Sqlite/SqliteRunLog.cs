using System.Buffers;
using System.Runtime.CompilerServices;
using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Hub.State.Sqlite;

/// <summary>
/// The log of a run at work: written first, shown then. What viewers read is in memory; what is older than memory holds is read from the
/// file. A batch is
/// encoded once, for the file and for the wire.
/// </summary>
internal sealed class SqliteRunLog : IRunLog
{
    // Beyond it what was gathered becomes a segment, so that the journal need not keep it.
    private const int SegmentBytes = 256 * 1024;

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly SqliteRunStore _store;
    private readonly StreamingOptions _options;
    private readonly MemoryRunLog _memory;
    private readonly RunAppend _append;
    private readonly ArrayBufferWriter<byte> _gathered = new(1024);
    private long _gatheredFrom;
    private long _oldestJournalId;
    private long _trimmedTo;
    private bool _awaitsFirstText;

    /// <summary>Makes the log of a new run, or goes on with one.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="run">The run.</param>
    /// <param name="options">Its bounds.</param>
    /// <param name="lastSeq">Sequence of the last event written before.</param>
    public SqliteRunLog(SqliteRunStore store, StoredRun run, StreamingOptions options, long lastSeq = 0)
    {
        _store = store;
        Run = run;
        _options = options;
        _memory = new MemoryRunLog(run.RunId, run.Epoch, options, null, lastSeq);
        _gatheredFrom = lastSeq + 1;
        _append = new RunAppend(this);
    }

    /// <inheritdoc/>
    public string RunId => Run.RunId;

    /// <inheritdoc/>
    public string Epoch => Run.Epoch;

    /// <inheritdoc/>
    public long LastSeq => _memory.LastSeq;

    /// <inheritdoc/>
    public bool IsCompleted => _memory.IsCompleted;

    /// <summary>The run.</summary>
    public StoredRun Run { get; }

    /// <summary>
    /// Id of the oldest journal row that holds events of this log which are in no segment; <see cref="long.MaxValue"/>: none.
    /// </summary>
    public long OldestJournalId => Volatile.Read(ref _oldestJournalId) is 0 ? long.MaxValue : Volatile.Read(ref _oldestJournalId);

    /// <inheritdoc/>
    public async ValueTask AppendAsync(IReadOnlyList<AgentEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
            return;
        var batch = _memory.Prepare(events);
        batch.Share();
        var encoded = batch.Encoded(BatchEncoding.Json, EventBatchConverter.Encode);
        try
        {
            await _store.Journal.EnqueueAsync(_append.Set(batch, encoded, IsUrgent(events))).ConfigureAwait(false);
            await _append.CommittedAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _memory.Fail(failure);
            throw;
        }

        _memory.Publish(batch);
        if (events[^1].IsTerminal)
            _store.Complete(this);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventBatch> ReadAsync(Position? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = LogPositions.Next(this, after, _options);
        // What memory no longer holds, or never held: the events from before a restart.
        while (next < _memory.FirstSeq)
        {
            var older = _store.Read(Run, next, _memory.FirstSeq, _options.MaxReplayEvents);
            yield return older;
            next = older.End.Seq + 1;
        }

        await foreach (var batch in _memory.ReadAsync(new Position(Epoch, next - 1), cancellationToken).ConfigureAwait(false))
            yield return batch;
    }

    /// <summary>Takes a batch of the journal from before a restart.</summary>
    internal void Recover(EventBatch batch, ReadOnlySpan<byte> encoded, long journalId)
    {
        _memory.Publish(batch);
        Gather(encoded);
        if (_oldestJournalId == 0)
            Volatile.Write(ref _oldestJournalId, journalId);
    }

    /// <summary>Writes a batch; called by the journal, inside its transaction.</summary>
    internal void Write(JournalSession session, long seq, long last, byte[] batch, bool ends)
    {
        Gather(batch);
        if (!ends && _gathered.WrittenCount < SegmentBytes)
        {
            session.Append(Run.Id, seq, batch);
            if (_oldestJournalId == 0)
                Volatile.Write(ref _oldestJournalId, session.NextId);
            return;
        }

        session.InsertSegment(Run.Id, _gatheredFrom, last, _gathered.WrittenSpan);
        _gatheredFrom = last + 1;
        _gathered.ResetWrittenCount();
        Volatile.Write(ref _oldestJournalId, 0);
        if (ends)
            session.EndRun(Run.Id, _store.Now(), last);
        if (last - _options.MaxLogEvents > _trimmedTo)
            session.TrimSegments(Run.Id, _trimmedTo = last - _options.MaxLogEvents);
    }

    private void Gather(ReadOnlySpan<byte> batch)
    {
        _gathered.Write(batch);
        _gathered.Write(LineEnd);
    }

    /// <summary>Whether a reader waits for these: critical events, and the first text of a message.</summary>
    private bool IsUrgent(IReadOnlyList<AgentEvent> events)
    {
        var urgent = false;
        for (var i = 0; i < events.Count; i++)
        {
            var next = events[i];
            if (next is TextMessageStartEvent or ReasoningMessageStartEvent)
                _awaitsFirstText = true;
            else if (_awaitsFirstText && next is (TextMessageContentEvent or ReasoningMessageContentEvent))
                (urgent, _awaitsFirstText) = (true, false);
            urgent |= next.IsCritical;
        }

        return urgent;
    }
}
