using Agent.Core.Datasets;
using DuckDB.NET.Data;

namespace Agent.Data.Store;

/// <summary>
/// A workbook's content as a DuckDB file, opened read-only and locked: no file, network or setting can be reached by any statement on it.
/// Holds one connection so that the instance stays open; each query opens one of its own, which costs microseconds.
/// </summary>
internal sealed class Snapshot : IDisposable
{
    private readonly string _connectionString;
    private readonly DuckDBConnection _keepAlive;

    private Snapshot(string connectionString, DuckDBConnection keepAlive, DatasetProfile profile)
    {
        _connectionString = connectionString;
        _keepAlive = keepAlive;
        Profile = profile;
    }

    /// <summary>What is known of the content.</summary>
    public DatasetProfile Profile { get; }

    /// <summary>Opens a snapshot file; null when it was written by another version of the hub, or is damaged.</summary>
    public static Snapshot? TryOpen(string path)
    {
        var connectionString = $"Data Source={path};ACCESS_MODE=READ_ONLY";
        var connection = new DuckDBConnection(connectionString);
        try
        {
            connection.Open();
            if (ProfileTable.Read(connection) is not { } profile)
            {
                connection.Dispose();
                return null;
            }

            // Settings belong to the instance, so one connection sets them for all; the order matters, and the lock comes last.
            Execute(connection, "SET temp_directory = ''");
            Execute(connection, "SET enable_external_access = false");
            Execute(connection, "SET lock_configuration = true");
            return new Snapshot(connectionString, connection, profile);
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

    public void Dispose() => _keepAlive.Dispose();

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
