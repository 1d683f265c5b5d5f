using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Rows that did not go into a figure.</summary>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="Count">How many.</param>
public sealed record ExcludedRows(
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("count")] long Count)
{
    /// <summary>The first of them as they stand in the file, where they are no records of the sheet; absent otherwise.</summary>
    [JsonPropertyName("rows"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ShownRow>? Rows { get; init; }
}
