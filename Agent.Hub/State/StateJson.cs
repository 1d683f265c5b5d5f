using System.Text.Json.Serialization;
using Agent.Core.Threads;

namespace Agent.Hub.State;

/// <summary>JSON of what is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredRequest))]
[JsonSerializable(typeof(ThreadTurn))]
internal sealed partial class StateJson : JsonSerializerContext;
