using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A question made from an answer, with the query it means.</summary>
public sealed record FollowUpQuestion
{
    /// <summary>The question in plain words.</summary>
    [JsonPropertyName("question")]
    public required string Question { get; init; }

    /// <summary>Its query: sent along, it is answered without being read again.</summary>
    [JsonPropertyName("query")]
    public required JsonElement Query { get; init; }
}
