namespace Agent.Hub.State.Sqlite;

/// <summary>Any other write, with somebody who waits for it.</summary>
internal sealed class JournalCall : JournalEntry
{
    private readonly Action<JournalSession> _write;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalCall(Action<JournalSession> write, bool isUrgent = true)
    {
        _write = write;
        IsUrgent = isUrgent;
    }

    /// <summary>Ends when it is committed.</summary>
    public Task Done => _done.Task;

    public override void Write(JournalSession session) => _write(session);

    public override void Complete(Exception? failure)
    {
        if (failure is null)
            _done.TrySetResult();
        else
            _done.TrySetException(new IOException("The state could not be written.", failure));
    }
}
