using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Data.Queries.Execution;
using Agent.Data.Store;

namespace Agent.Data.Workers;

/// <summary>One piece of work for a worker.</summary>
[JsonDerivedType(typeof(SqlWork), "sql")]
[JsonDerivedType(typeof(SnapshotWork), "snapshot")]
internal abstract record WorkerRequest
{
    /// <summary>Longest request.</summary>
    public const int MostBytes = 16 << 20;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static WorkerRequest Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<WorkerRequest>(json) ?? throw new InvalidDataException("An empty request.");
}
