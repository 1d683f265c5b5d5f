using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Agent.Hub.State.Sqlite;

/// <summary>
/// The writer's connection. The few statements of the hot path are prepared once and used through the wrapper's lower level: a command of
/// ADO.NET costs more
/// than the insert itself.
/// </summary>
internal sealed class JournalSession : IDisposable
{
    private const int HeaderBytes = 20;
    private const int StartCapacity = 64 * 1024;
    private const int KeptCapacity = 4 << 20;

    private readonly SqliteConnection _connection;
    private ArrayBufferWriter<byte> _journal = new(StartCapacity);
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _rollback;
    private readonly sqlite3_stmt _insertJournal;
    private readonly sqlite3_stmt _insertSegment;
    private readonly sqlite3_stmt _endRun;
    private readonly sqlite3_stmt _trimJournal;
    private readonly sqlite3_stmt _trimSegments;

    public JournalSession(SqliteConnection connection, long lastJournalId)
    {
        _connection = connection;
        NextId = lastJournalId + 1;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _insertJournal = Prepare(RunTables.InsertJournal);
        _insertSegment = Prepare(RunTables.InsertSegment);
        _endRun = Prepare(RunTables.EndRun);
        _trimJournal = Prepare(RunTables.TrimJournal);
        _trimSegments = Prepare(RunTables.TrimSegments);
    }

    /// <summary>Id of the journal row that this commit writes.</summary>
    public long NextId { get; private set; }

    /// <summary>The connection, for what is not on the hot path.</summary>
    public SqliteConnection Connection => _connection;

    public void Begin() => Run(_begin);

    /// <summary>Writes what the runs have appended as one row, and commits.</summary>
    public void Commit()
    {
        if (_journal.WrittenCount > 0)
        {
            raw.sqlite3_bind_int64(_insertJournal, 1, NextId);
            raw.sqlite3_bind_blob(_insertJournal, 2, _journal.WrittenSpan);
            Run(_insertJournal);
        }

        Run(_commit);
        if (_journal.WrittenCount > 0)
            NextId++;
        Clear();
    }

    public void Rollback()
    {
        Clear();
        // Nothing to roll back where the beginning failed.
        raw.sqlite3_step(_rollback);
        raw.sqlite3_reset(_rollback);
    }

    /// <summary>Adds a batch to the commit's journal row: run, sequence, length, the batch as JSON.</summary>
    public void Append(long run, long seq, ReadOnlySpan<byte> batch)
    {
        var header = _journal.GetSpan(HeaderBytes);
        BinaryPrimitives.WriteInt64LittleEndian(header, run);
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], seq);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], batch.Length);
        _journal.Advance(HeaderBytes);
        _journal.Write(batch);
    }

    public void InsertSegment(long run, long firstSeq, long lastSeq, ReadOnlySpan<byte> body)
    {
        raw.sqlite3_bind_int64(_insertSegment, 1, run);
        raw.sqlite3_bind_int64(_insertSegment, 2, firstSeq);
        raw.sqlite3_bind_int64(_insertSegment, 3, lastSeq);
        raw.sqlite3_bind_blob(_insertSegment, 4, body);
        Run(_insertSegment);
    }

    public void EndRun(long run, long at, long lastSeq)
    {
        raw.sqlite3_bind_int64(_endRun, 1, at);
        raw.sqlite3_bind_int64(_endRun, 2, lastSeq);
        raw.sqlite3_bind_int64(_endRun, 3, run);
        Run(_endRun);
    }

    public void TrimJournal(long before)
    {
        raw.sqlite3_bind_int64(_trimJournal, 1, before);
        Run(_trimJournal);
    }

    public void TrimSegments(long run, long before)
    {
        raw.sqlite3_bind_int64(_trimSegments, 1, run);
        raw.sqlite3_bind_int64(_trimSegments, 2, before);
        Run(_trimSegments);
    }

    /// <summary>The batches of a journal row.</summary>
    public static IEnumerable<(long Run, long Seq, ReadOnlyMemory<byte> Batch)> Read(ReadOnlyMemory<byte> row)
    {
        while (row.Length >= HeaderBytes)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(row.Span[16..]);
            yield return (
                BinaryPrimitives.ReadInt64LittleEndian(row.Span),
                BinaryPrimitives.ReadInt64LittleEndian(row.Span[8..]),
                row.Slice(HeaderBytes, length)
            );
            row = row[(HeaderBytes + length)..];
        }
    }

    public void Dispose()
    {
        foreach (
            var statement in (sqlite3_stmt[])
                [_begin, _commit, _rollback, _insertJournal, _insertSegment, _endRun, _trimJournal, _trimSegments]
        )
            statement.Dispose();
        _connection.Dispose();
    }

    private void Clear()
    {
        // One large commit must not hold its room for ever.
        if (_journal.Capacity > KeptCapacity)
            _journal = new ArrayBufferWriter<byte>(StartCapacity);
        else
            _journal.ResetWrittenCount();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection.Handle, sql, out var statement), _connection.Handle);
        return statement;
    }

    private void Run(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
    }
}
