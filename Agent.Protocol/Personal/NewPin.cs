using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A question to pin.</summary>
public sealed record NewPin
{
    /// <summary>What is shown above it; one line of up to 120 characters is kept of it.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Id of the dataset it asks.</summary>
    [JsonPropertyName("dataset")]
    public required string Dataset { get; init; }

    /// <summary>What is asked: any JSON, up to 16 KiB.</summary>
    [JsonPropertyName("query")]
    public required JsonElement Query { get; init; }
}
