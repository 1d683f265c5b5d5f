using System.Text.Json.Serialization;
using Agent.Protocol;

namespace Agent.Hub.Endpoints;

/// <summary>JSON of the dataset endpoints.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UploadRights))]
[JsonSerializable(typeof(DatasetInfo))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class UploadContext : JsonSerializerContext;
