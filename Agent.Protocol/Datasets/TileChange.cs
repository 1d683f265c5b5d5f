using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>What a key figure is compared with.</summary>
/// <param name="Value">The figure of the period before.</param>
/// <param name="Period">That period in words.</param>
public sealed record TileChange(
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("period")] string Period);
