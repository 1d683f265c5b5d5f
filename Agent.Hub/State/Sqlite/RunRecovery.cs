using Agent.Core.Runs;
using Agent.Core.Streaming;
using Microsoft.Data.Sqlite;

namespace Agent.Hub.State.Sqlite;

/// <summary>
/// Brings back the logs of runs that a process which is no more has left without an end: segments say how far they had come, the journal
/// has the rest.
/// </summary>
internal static class RunRecovery
{
    /// <summary>Makes the logs again.</summary>
    /// <returns>The runs to take up.</returns>
    public static List<OpenRun> Recover(
        SqliteConnection connection,
        SqliteRunStore store,
        StreamingOptions options,
        Action<SqliteRunLog> add
    )
    {
        var open = Open(connection).ToDictionary(run => run.Run.Id);
        var logs = open.Values.ToDictionary(
            run => run.Run.Id,
            run => new SqliteRunLog(
                store,
                run.Run,
                options,
                RunQueries.Number(connection, $"SELECT ifnull(max(last_seq), 0) FROM segments WHERE run = {run.Run.Id}")
            )
        );
        if (logs.Count > 0)
            ReadJournal(connection, logs);
        foreach (var log in logs.Values)
            add(log);
        return [.. open.Values.Where(run => run.Request is not null).Select(run => new OpenRun(run.Request!, run.Attempts + 1))];
    }

    private static List<(StoredRun Run, RunRequest? Request, int Attempts)> Open(SqliteConnection connection)
    {
        var open = new List<(StoredRun, RunRequest?, int)>();
        using var command = RunQueries.Command(
            connection,
            "SELECT id, run_id, epoch, request, attempts FROM runs WHERE ended_at IS NULL ORDER BY id"
        );
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var request = row.IsDBNull(3) ? null : RunQueries.ToRequest(row.GetString(1), row.GetFieldValue<byte[]>(3));
            open.Add((new StoredRun(row.GetInt64(0), row.GetString(1), row.GetString(2)), request, row.GetInt32(4)));
        }

        return open;
    }

    private static void ReadJournal(SqliteConnection connection, Dictionary<long, SqliteRunLog> logs)
    {
        using var command = RunQueries.Command(connection, "SELECT id, body FROM journal ORDER BY id");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            foreach (var (run, seq, batch) in JournalSession.Read(row.GetFieldValue<byte[]>(1)))
            {
                // What is in a segment already is in the journal still.
                if (logs.TryGetValue(run, out var log) && seq == log.LastSeq + 1)
                    log.Recover(SegmentReader.Parse(batch), batch.Span, row.GetInt64(0));
            }
        }
    }
}
