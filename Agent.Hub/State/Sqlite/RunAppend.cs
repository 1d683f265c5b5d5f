using System.Threading.Tasks.Sources;
using Agent.Protocol;

namespace Agent.Hub.State.Sqlite;

/// <summary>
/// The append of one run, used again for each of its batches: a log has one writer, and it waits for the commit. Goes on in the thread
/// pool: the journal's
/// writer must not do what viewers are about to do with the batch.
/// </summary>
internal sealed class RunAppend(SqliteRunLog log) : JournalEntry, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private byte[] _encoded = [];
    private long _first;
    private long _last;
    private bool _ends;

    /// <summary>Prepares the next append.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="encoded">The batch as JSON.</param>
    /// <param name="isUrgent">Whether a viewer waits for it.</param>
    public RunAppend Set(EventBatch batch, byte[] encoded, bool isUrgent)
    {
        _core.Reset();
        (_encoded, _first, _last, _ends, IsUrgent) = (encoded, batch.Seq, batch.End.Seq, batch.Events[^1].IsTerminal, isUrgent);
        return this;
    }

    /// <summary>Ends when it is committed.</summary>
    public ValueTask CommittedAsync() => new(this, _core.Version);

    public override void Write(JournalSession session) => log.Write(session, _first, _last, _encoded, _ends);

    public override void Complete(Exception? failure)
    {
        if (failure is null)
            _core.SetResult(true);
        else
            _core.SetException(new IOException("The log could not be written.", failure));
    }

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
