using Microsoft.Data.Sqlite;

namespace Agent.Hub.State.Sqlite;

/// <summary>
/// The one file that holds the state. One process at a time: two that write run logs would each take up what the other is working on.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>Name of the file in its folder.</summary>
    public const string FileName = "state.db";

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

    /// <inheritdoc/>
    public void Dispose()
    {
        // A pooled connection would keep the file open, and its write-ahead log unmerged.
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _lock.Dispose();
    }
}
