using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>What is known of a column.</summary>
public sealed record ColumnDescription
{
    /// <summary>Name of the column in SQL and in results.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Header as in the sheet.</summary>
    [JsonPropertyName("label")]
    public required string Label { get; init; }

    /// <summary>Kind in lower case: text, integer, number, boolean, date, datetime, time, duration, list, empty.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>Share of rows with a value, 0–1.</summary>
    [JsonPropertyName("fillRate")]
    public double FillRate { get; init; }

    /// <summary>Distinct values.</summary>
    [JsonPropertyName("distinct")]
    public long Distinct { get; init; }

    /// <summary>Smallest value, as text; ISO 8601 for dates.</summary>
    [JsonPropertyName("min"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Min { get; init; }

    /// <summary>Largest value, as text; ISO 8601 for dates.</summary>
    [JsonPropertyName("max"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Max { get; init; }

    /// <summary>Unit of the numbers, where known.</summary>
    [JsonPropertyName("unit"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>The most frequent values, most frequent first; at most 20.</summary>
    [JsonPropertyName("topValues")]
    public IReadOnlyList<ValueCount> TopValues { get; init; } = [];

    /// <summary>Words that stand for some of its values; absent where nobody defined one.</summary>
    [JsonPropertyName("definitions"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ColumnDefinition>? Definitions { get; init; }

    /// <summary>Decisions made about this column, with the count of cells that did not fit.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyList<string> Notes { get; init; } = [];
}
