using System.Text.Json;
using Agent.Core.Runs;
using Microsoft.Data.Sqlite;

namespace Agent.Hub.State.Sqlite;

/// <summary>What is read of runs.</summary>
internal static class RunQueries
{
    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>An ended run; null when there is none of this id.</summary>
    public static (StoredRun Run, long LastSeq)? Ended(SqliteConnection connection, string runId)
    {
        using var command = Command(
            connection,
            "SELECT id, epoch, last_seq FROM runs WHERE run_id = $run AND ended_at IS NOT NULL",
            ("$run", runId)
        );
        using var row = command.ExecuteReader();
        return row.Read() ? (new StoredRun(row.GetInt64(0), runId, row.GetString(1)), row.GetInt64(2)) : null;
    }

    /// <summary>What was asked in a run; null when there is none of this id.</summary>
    public static RunRequest? Request(SqliteConnection connection, string runId)
    {
        using var command = Command(
            connection,
            "SELECT run_id, request FROM runs WHERE run_id = $run AND request IS NOT NULL",
            ("$run", runId)
        );
        return One(command);
    }

    /// <summary>What was asked in the run that a user's request id started; null when there is none.</summary>
    public static RunRequest? ByRequest(SqliteConnection connection, string? owner, string requestId)
    {
        using var command = Command(
            connection, "SELECT run_id, request FROM runs WHERE request_id = $id AND owner IS $owner AND request IS NOT NULL",
            ("$id", requestId), ("$owner", (object?)owner ?? DBNull.Value));
        return One(command);
    }

    /// <summary>The run that has what may be used once; null when none has.</summary>
    public static string? Taken(SqliteConnection connection, string name)
    {
        using var command = Command(connection, "SELECT run_id FROM taken WHERE name = $name", ("$name", name));
        return command.ExecuteScalar() as string;
    }

    /// <summary>The segment that holds a sequence; null when it is not kept.</summary>
    public static byte[]? Segment(SqliteConnection connection, long run, long seq)
    {
        using var command = Command(
            connection,
            "SELECT body FROM segments WHERE run = $run AND first_seq <= $seq AND last_seq >= $seq ORDER BY first_seq DESC LIMIT 1",
            ("$run", run),
            ("$seq", seq)
        );
        return command.ExecuteScalar() as byte[];
    }

    public static SqliteCommand Command(
        SqliteConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object Value)> parameters
    )
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of the product
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    public static RunRequest ToRequest(string runId, byte[] body) =>
        JsonSerializer.Deserialize(body, StateJson.Default.StoredRequest)!.ToRequest(runId);

    private static RunRequest? One(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? ToRequest(row.GetString(0), row.GetFieldValue<byte[]>(1)) : null;
    }
}
