namespace Agent.Hub.State.Sqlite;

/// <summary>Something to be written in the next commit.</summary>
internal abstract class JournalEntry
{
    /// <summary>Whether somebody waits for it; the rest may wait a few milliseconds for company.</summary>
    public bool IsUrgent { get; protected set; }

    /// <summary>Writes it, inside the transaction.</summary>
    public abstract void Write(JournalSession session);

    /// <summary>The transaction is committed, or has failed with all that was in it.</summary>
    public abstract void Complete(Exception? failure);
}
