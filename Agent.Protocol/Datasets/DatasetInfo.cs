using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A dataset as listed: one file of the data folder.</summary>
public sealed record DatasetInfo
{
    /// <summary>Stable short name made from the file name.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>A title for people.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    [JsonPropertyName("file")]
    public required string File { get; init; }

    /// <summary>One of <see cref="DatasetStatus"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Why loading failed, in plain words; only when <see cref="Status"/> is <see cref="DatasetStatus.Failed"/>.</summary>
    [JsonPropertyName("error"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>What is wrong in the file's sidecar, in plain sentences; absent when nothing is. The dataset works without it.</summary>
    [JsonPropertyName("problems"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Problems { get; init; }

    /// <summary>
    /// Whether the hub keeps it of itself, as its audit: it is there for administrators alone, and asked only where it is named. Absent
    /// where not.
    /// </summary>
    [JsonPropertyName("ofHub"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOfHub { get; init; }

    /// <summary>The sheets; empty until the dataset is ready.</summary>
    [JsonPropertyName("sheets")]
    public IReadOnlyList<SheetInfo> Sheets { get; init; } = [];

    /// <summary>Content hash of the file (SHA-256, hex); absent until known.</summary>
    [JsonPropertyName("version"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Version { get; init; }

    /// <summary>When this version became ready.</summary>
    [JsonPropertyName("loadedAt"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LoadedAt { get; init; }
}
