using System.Text.Json.Serialization;
using Agent.Data.Sidecar;
using Agent.Data.Versions;
using Agent.Protocol;

namespace Agent.Hub.Endpoints;

/// <summary>JSON of the dataset endpoints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(UploadRights))]
[JsonSerializable(typeof(DatasetInfo))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(SidecarReview))]
[JsonSerializable(typeof(AdminReport))]
[JsonSerializable(typeof(IReadOnlyList<DatasetVersion>))]
internal sealed partial class UploadContext : JsonSerializerContext;
