using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A column of a table result.</summary>
public sealed record TableColumn
{
    /// <summary>Name in the result; unique within its table.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Heading for people.</summary>
    [JsonPropertyName("label")]
    public required string Label { get; init; }

    /// <summary>text, integer, number, percent, boolean, date, datetime, time, duration.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>
    /// What the column is in the result of a query: <c>key</c>, <c>figure</c>, <c>side</c> (what a figure is made of) or <c>column</c> of a
    /// record; absent where no query made the table.
    /// </summary>
    [JsonPropertyName("role"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    /// <summary>
    /// Whether numbers name something – a record, a year, a postcode – and are written without separators; absent for quantities.
    /// </summary>
    [JsonPropertyName("code"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsCode { get; init; }

    /// <summary>Unit of the numbers, where known.</summary>
    [JsonPropertyName("unit"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }
}
