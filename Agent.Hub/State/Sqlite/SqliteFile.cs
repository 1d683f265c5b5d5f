using Microsoft.Data.Sqlite;

namespace Agent.Hub.State.Sqlite;

/// <summary>
/// The one file that holds the state. One process at a time: two that write run logs would each take up what the other is working on.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>Name of the file in its folder.</summary>
    public const string FileName = "state.db";

    private const string MigrationsLock = "__EFMigrationsLock";

    private readonly FileStream _lock;

    /// <summary>Opens the file, made where there is none, and locks it.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    public SqliteFile(string folder)
    {
        Directory.CreateDirectory(folder);
        Path = System.IO.Path.Combine(folder, FileName);
        try
        {
            _lock = new FileStream(
                Path + ".lock",
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
        }
        catch (IOException held)
        {
            throw new IOException(
                $"Another hub works with {Path}. Stop it, or give this one a folder of its own: --{RetentionOptions.Section}:Folder=… "
                + $"(or --{StateOptions.Section}:Store={StateOptions.Memory}).",
                held);
        }

        EndMigrationsOfTheDead();
    }

    /// <summary>Path of the database.</summary>
    public string Path { get; }

    /// <summary>How the database is opened.</summary>
    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path }.ToString();

    /// <summary>Opens a connection.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection.With(SqlitePragmas.Session);
    }

    /// <summary>
    /// A process that was killed while it brought the database up to date leaves the row that others wait for, for ever. Whoever has the
    /// file's lock is alone with it: nobody else is at it.
    /// </summary>
    private void EndMigrationsOfTheDead()
    {
        if (!File.Exists(Path))
            return;
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString()
            );
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"DROP TABLE IF EXISTS \"{MigrationsLock}\"";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // No database, or none that can be written: whoever opens it next says so.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A pooled connection would keep the file open, and its write-ahead log unmerged.
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _lock.Dispose();
    }
}
