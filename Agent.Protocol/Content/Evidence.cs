using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Enough to run a query again and get the same figures.</summary>
public sealed record Evidence
{
    /// <summary>The dataset's id.</summary>
    [JsonPropertyName("dataset")]
    public required string Dataset { get; init; }

    /// <summary>Content hash of the dataset's file.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>The sheet, or the sheets joined by <c>", "</c>.</summary>
    [JsonPropertyName("sheet")]
    public required string Sheet { get; init; }

    /// <summary>The statement that was run, with its values written in.</summary>
    [JsonPropertyName("sql")]
    public required string Sql { get; init; }

    /// <summary>Rows that went into the figures.</summary>
    [JsonPropertyName("rowsUsed")]
    public long RowsUsed { get; init; }

    /// <summary>Rows of the sheet that did not, with the reason.</summary>
    [JsonPropertyName("rowsExcluded")]
    public IReadOnlyList<ExcludedRows> RowsExcluded { get; init; } = [];

    /// <summary>The column whose distinct values were counted, where rows repeat an entity.</summary>
    [JsonPropertyName("entityKey"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EntityKey { get; init; }

    /// <summary>Entities among <see cref="RowsUsed"/>, where rows repeat an entity: "866 incidents in 3,874 rows".</summary>
    [JsonPropertyName("entities"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Entities { get; init; }

    /// <summary>When the query ran.</summary>
    [JsonPropertyName("asOf")]
    public DateTimeOffset AsOf { get; init; }
}
