using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Core.Datasets;
using DuckDB.NET.Data;

namespace Agent.Data.Store;

/// <summary>The profile inside the snapshot, so that a second start profiles nothing.</summary>
internal static class ProfileTable
{
    private const string Table = "__agent_profile";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static void Write(DuckDBConnection connection, DatasetProfile profile)
    {
        using (var create = connection.CreateCommand())
        {
            create.CommandText = $"CREATE TABLE {Table} (version INTEGER, json VARCHAR)";
            create.ExecuteNonQuery();
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {Table} VALUES ($version, $json)";
        insert.Parameters.Add(new DuckDBParameter("version", SnapshotFormat.Version));
        insert.Parameters.Add(new DuckDBParameter("json", JsonSerializer.Serialize(profile, Json)));
        insert.ExecuteNonQuery();
    }

    /// <summary>The profile; null where the snapshot has another format.</summary>
    public static DatasetProfile? Read(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT json FROM {Table} WHERE version = {SnapshotFormat.Version}";
        return command.ExecuteScalar() is string json ? JsonSerializer.Deserialize<DatasetProfile>(json, Json) : null;
    }
}
