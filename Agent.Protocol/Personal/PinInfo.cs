using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A pinned question, as listed; the list's order is the order the user arranged.</summary>
public sealed record PinInfo
{
    /// <summary>The pin.</summary>
    [JsonPropertyName("pinId")]
    public required string PinId { get; init; }

    /// <summary>What is shown above it.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Id of the dataset it asks.</summary>
    [JsonPropertyName("dataset")]
    public required string Dataset { get; init; }

    /// <summary>What is asked: any JSON the client that pinned it can run again.</summary>
    [JsonPropertyName("query")]
    public required JsonElement Query { get; init; }

    /// <summary>When it was pinned.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }
}
