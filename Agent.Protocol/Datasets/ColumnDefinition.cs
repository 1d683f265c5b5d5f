using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A word that stands for values of a column, as somebody defined it: "high potential" for potential severity 4 and 5.</summary>
public sealed record ColumnDefinition
{
    /// <summary>The word, or a few.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The values it stands for, as text.</summary>
    [JsonPropertyName("values")]
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Who defined it; absent where nobody signs in.</summary>
    [JsonPropertyName("by"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>The day it was defined, ISO 8601.</summary>
    [JsonPropertyName("on"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? On { get; init; }
}
