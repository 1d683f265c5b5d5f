using System.Text.Json.Serialization;

namespace Agent.Hub.Endpoints;

/// <summary>JSON of <see cref="HealthReport"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthContext : JsonSerializerContext;
