namespace Agent.Hub.State.Sqlite;

/// <summary>
/// The tables of run logs. A commit writes one row of <c>journal</c> with the batches of all runs that were waiting; a run's events are
/// gathered into rows of
/// <c>segments</c> when there are enough of them and when it ends. What is in segments is no longer needed in the journal.
/// </summary>
internal static class RunTables
{
    /// <summary>Makes what is not there.</summary>
    public const string Create =
        """
        CREATE TABLE IF NOT EXISTS runs (
            id INTEGER PRIMARY KEY, run_id TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL, owner TEXT, request_id TEXT, request BLOB,
            started_at INTEGER NOT NULL, ended_at INTEGER, last_seq INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX IF NOT EXISTS runs_request ON runs (request_id) WHERE request_id IS NOT NULL;
        CREATE INDEX IF NOT EXISTS runs_open ON runs (id) WHERE ended_at IS NULL;
        CREATE INDEX IF NOT EXISTS runs_ended ON runs (ended_at, bytes) WHERE ended_at IS NOT NULL;
        CREATE TABLE IF NOT EXISTS taken (name TEXT PRIMARY KEY, run_id TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS journal (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS segments (
            run INTEGER NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (run, first_seq));
        """;

    /// <summary>A new run.</summary>
    public const string InsertRun =
        "INSERT INTO runs (id, run_id, epoch, owner, request_id, request, started_at) VALUES ($id, $run, $epoch, $owner, $request_id, $request, $at)";

    /// <summary>What may be used once has a run, if it has none yet.</summary>
    public const string TakeOnce = "INSERT OR IGNORE INTO taken (name, run_id) VALUES ($name, $run)";

    /// <summary>A run has its terminal event.</summary>
    public const string EndRun =
        "UPDATE runs SET ended_at = $at, last_seq = $seq, bytes = (SELECT sum(length(body)) FROM segments WHERE run = $id) WHERE id = $id";

    /// <summary>Events of a run gathered.</summary>
    public const string InsertSegment = "INSERT INTO segments (run, first_seq, last_seq, body) VALUES ($run, $first, $last, $body)";

    /// <summary>The batches of one commit.</summary>
    public const string InsertJournal = "INSERT INTO journal (id, body) VALUES ($id, $body)";

    /// <summary>What no run needs any more.</summary>
    public const string TrimJournal = "DELETE FROM journal WHERE id < $id";

    /// <summary>Events behind the bound of a log.</summary>
    public const string TrimSegments = "DELETE FROM segments WHERE run = $run AND last_seq < $seq";
}
