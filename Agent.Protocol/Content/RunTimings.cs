using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Times of a run in milliseconds since it was asked.</summary>
/// <param name="FirstTokenMs">First text of the answer; null where there was none.</param>
/// <param name="TotalMs">End of the run.</param>
public sealed record RunTimings(
    [property: JsonPropertyName("firstTokenMs")] double? FirstTokenMs,
    [property: JsonPropertyName("totalMs")] double TotalMs);
