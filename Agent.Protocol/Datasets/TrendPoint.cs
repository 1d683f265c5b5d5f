using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A point of a small trend.</summary>
/// <param name="Label">The period: 2025-03, 2025-Q1.</param>
/// <param name="Value">Its figure; null where there is none.</param>
public sealed record TrendPoint(
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("value")] double? Value);
