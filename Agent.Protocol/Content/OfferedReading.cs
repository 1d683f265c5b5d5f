using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>One of several meanings of a question, to choose from.</summary>
public sealed record OfferedReading
{
    /// <summary>Takes this meaning when given as <see cref="AskRequest.Reading"/> in the same conversation.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The meaning in plain English.</summary>
    [JsonPropertyName("words")]
    public required string Words { get; init; }

    /// <summary>Its main figure for people, with its unit; absent where it has none.</summary>
    [JsonPropertyName("figure"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Figure { get; init; }

    /// <summary>The query.</summary>
    [JsonPropertyName("query")]
    public required JsonElement Query { get; init; }
}
