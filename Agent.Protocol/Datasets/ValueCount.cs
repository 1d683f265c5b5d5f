using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A value and how many rows have it.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Count">Rows with this value.</param>
public sealed record ValueCount(
    [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("count")] long Count);
