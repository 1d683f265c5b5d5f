using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>The cell a figure comes from.</summary>
public sealed record FigureSource
{
    /// <summary>The tool call that made the table.</summary>
    [JsonPropertyName("toolCallId")]
    public required string ToolCallId { get; init; }

    /// <summary>The table.</summary>
    [JsonPropertyName("tableId")]
    public required string TableId { get; init; }

    /// <summary>Row within the table, from 0; -1: the table's row count or evidence.</summary>
    [JsonPropertyName("row")]
    public int Row { get; init; }

    /// <summary>The column's name.</summary>
    [JsonPropertyName("column")]
    public required string Column { get; init; }
}
