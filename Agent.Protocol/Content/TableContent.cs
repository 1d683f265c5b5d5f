using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A table result, with the evidence needed to run it again.</summary>
public sealed record TableContent
{
    /// <summary>Name of the table within its run; charts and grounding refer to it.</summary>
    [JsonPropertyName("tableId")]
    public required string TableId { get; init; }

    /// <summary>A title for people.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>The columns.</summary>
    [JsonPropertyName("columns")]
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>
    /// The rows: each cell is null, a boolean, a <see cref="long"/>, a <see cref="double"/> or a string (dates as ISO 8601).
    /// </summary>
    [JsonPropertyName("rows"), JsonConverter(typeof(RowsConverter))]
    public required IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; }

    /// <summary>Rows of the whole result, counted before any cut.</summary>
    [JsonPropertyName("totalRows")]
    public long TotalRows { get; init; }

    /// <summary>Whether <see cref="Rows"/> is a cut of the result.</summary>
    [JsonPropertyName("truncated")]
    public bool Truncated { get; init; }

    /// <summary>Where the figures come from.</summary>
    [JsonPropertyName("evidence")]
    public required Evidence Evidence { get; init; }

    /// <summary>The query the table answers, as <see cref="AskRequest.Query"/> takes it; absent where it came from SQL text.</summary>
    [JsonPropertyName("query"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Query { get; init; }

    /// <summary>Remarks for people: matches made, values left out.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyList<string> Notes { get; init; } = [];
}
