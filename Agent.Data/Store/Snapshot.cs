using System.Globalization;
using Agent.Core.Datasets;
using DuckDB.NET.Data;

namespace Agent.Data.Store;

/// <summary>
/// A workbook's content as a DuckDB file, opened read-only and locked: no file, network or setting can be reached by any statement on it.
/// Holds one connection so that the instance stays open; each query opens one of its own, which costs microseconds.
/// </summary>
internal sealed class Snapshot : IDisposable
{
    // Below this one thread is faster than handing the work around (measured: about 100k rows).
    private const long RowsForThreads = 100_000;

    // A statement may sort or collect a cross join; it fails at this, instead of taking the machine's memory.
    public const long DefaultMemoryBytes = 1L << 30;

    // In this order: the second forbids the first. Not by the builder, which drops what is empty.
    private const string NoReachOut = ";temp_directory='';enable_external_access=false";

    private static readonly Lock Locking = new();

    private readonly string _connectionString;
    private readonly DuckDBConnection _keepAlive;

    private Snapshot(string path, string connectionString, DuckDBConnection keepAlive, DatasetProfile profile)
    {
        Path = path;
        _connectionString = connectionString;
        _keepAlive = keepAlive;
        Profile = profile;
    }

    /// <summary>Raised when it is closed.</summary>
    public event Action? Closed;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is known of the content.</summary>
    public DatasetProfile Profile { get; }

    /// <summary>Opens a snapshot file; null when it was written by another version of the hub, or is damaged.</summary>
    /// <param name="path">The file.</param>
    /// <param name="memoryBytes">Memory that all its queries together may take.</param>
    public static Snapshot? TryOpen(string path, long memoryBytes = DefaultMemoryBytes)
    {
        // Part of the connection string, so that no instance on this file is ever open without them, whoever opens it and when.
        var connectionString = new DuckDBConnectionStringBuilder
        {
            DataSource = path,
            ["ACCESS_MODE"] = "READ_ONLY",
            ["memory_limit"] = string.Create(CultureInfo.InvariantCulture, $"{memoryBytes >> 20}MiB"),
        }.ConnectionString + NoReachOut;
        var connection = new DuckDBConnection(connectionString);
        try
        {
            connection.Open();
            if (ProfileTable.Read(connection) is not { } profile)
            {
                connection.Dispose();
                return null;
            }

            Lock(connection, profile);
            return new Snapshot(path, connectionString, connection, profile);
        }
        catch (DuckDBException)
        {
            connection.Dispose();
            return null;
        }
    }

    /// <summary>A new open connection for one query; the caller disposes it.</summary>
    public DuckDBConnection OpenConnection()
    {
        var connection = new DuckDBConnection(_connectionString);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        _keepAlive.Dispose();
        Closed?.Invoke();
    }

    // Settings belong to the instance: the first connection sets them for all, and the lock comes last. A run that still holds the file
    // keeps its instance
    // open beyond the cache; who opens the file then finds it locked.
    private static void Lock(DuckDBConnection connection, DatasetProfile profile)
    {
        lock (Locking)
        {
            using var state = connection.CreateCommand();
            state.CommandText = "SELECT current_setting('lock_configuration')";
            if (state.ExecuteScalar() is true)
                return;
            if (profile.Sheets.Sum(sheet => sheet.Rows) < RowsForThreads)
                Execute(connection, "SET threads = 1");
            Execute(connection, "SET lock_configuration = true");
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
