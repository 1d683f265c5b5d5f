using System.Text.Json.Serialization;

namespace Agent.Benchmarks.Streaming;

/// <summary>JSON of <see cref="ServerStats"/>.</summary>
[JsonSerializable(typeof(ServerStats))]
internal sealed partial class ServerStatsContext : JsonSerializerContext;
