using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Rows that did not go into a figure.</summary>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="Count">How many.</param>
public sealed record ExcludedRows(
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("count")] long Count);
