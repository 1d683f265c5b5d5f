using Microsoft.Data.Sqlite;

namespace Agent.Hub.State.Sqlite;

/// <summary>How the database is used.</summary>
internal static class SqlitePragmas
{
    /// <summary>
    /// For the whole file: a write-ahead log, so that readers and the writer do not wait for each other. 16 MB of it before it is merged: a
    /// merge is the only
    /// time the disk is waited for.
    /// </summary>
    public const string File = "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=4000";

    /// <summary>
    /// For each connection. <c>synchronous=NORMAL</c>: what is committed outlives the process, because the operating system has it, but not
    /// a power cut in
    /// the moment after (docs/decisions/0130).
    /// </summary>
    public const string Session = "PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON";

    /// <summary>Executes pragmas or other SQL without results.</summary>
    public static SqliteConnection With(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of the product
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return connection;
    }
}
