namespace Agent.Hub.State.Sqlite;

/// <summary>The runs that write into a journal. Asked by the journal's writer.</summary>
internal interface IJournalUsers
{
    /// <summary>Runs at work.</summary>
    int Count { get; }

    /// <summary>Id of the oldest journal row that one of them still needs; <see cref="long.MaxValue"/>: none.</summary>
    long OldestNeeded();
}
