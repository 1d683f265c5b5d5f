using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>What is known of a sheet.</summary>
public sealed record SheetDescription
{
    /// <summary>Name as in the workbook.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Name of the table in SQL.</summary>
    [JsonPropertyName("table")]
    public required string Table { get; init; }

    /// <summary>Data rows.</summary>
    [JsonPropertyName("rows")]
    public long Rows { get; init; }

    /// <summary>The column that names an entity where rows repeat it; absent where a row is an entity.</summary>
    [JsonPropertyName("entityKey"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EntityKey { get; init; }

    /// <summary>Distinct entities; equals <see cref="Rows"/> where a row is an entity.</summary>
    [JsonPropertyName("entities")]
    public long Entities { get; init; }

    /// <summary>The columns in sheet order.</summary>
    [JsonPropertyName("columns")]
    public required IReadOnlyList<ColumnDescription> Columns { get; init; }

    /// <summary>
    /// Rows of the sheet that are no records – totals, titles, remarks – by kind, with the first of each; they are in no figure.
    /// </summary>
    [JsonPropertyName("leftOut")]
    public IReadOnlyList<ExcludedRows> LeftOut { get; init; } = [];

    /// <summary>Data-quality notes in plain words.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyList<string> Notes { get; init; } = [];
}
