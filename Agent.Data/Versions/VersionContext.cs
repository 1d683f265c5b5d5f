using System.Text.Json.Serialization;

namespace Agent.Data.Versions;

/// <summary>JSON of the files that versions are kept in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(List<DatasetVersion>))]
internal sealed partial class VersionContext : JsonSerializerContext;
