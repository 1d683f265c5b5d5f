using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Another value of a part of a query.</summary>
public sealed record QueryAlternative
{
    /// <summary>The value in plain words.</summary>
    [JsonPropertyName("label")]
    public required string Label { get; init; }

    /// <summary>The whole query with it.</summary>
    [JsonPropertyName("query")]
    public required JsonElement Query { get; init; }
}
