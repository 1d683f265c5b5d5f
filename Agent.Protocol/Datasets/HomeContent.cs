using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>The key figures of a dataset, as far as its data allow.</summary>
public sealed record HomeContent
{
    /// <summary>The dataset's id.</summary>
    [JsonPropertyName("dataset")]
    public required string Dataset { get; init; }

    /// <summary>The dataset's version.</summary>
    [JsonPropertyName("version")]
    public required string Version { get; init; }

    /// <summary>Last day of the incidents; absent where there are none with dates.</summary>
    [JsonPropertyName("dataUntil"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DataUntil { get; init; }

    /// <summary>The figures, most wanted first; empty where the dataset has nothing that a safety measure could be made of.</summary>
    [JsonPropertyName("tiles")]
    public IReadOnlyList<HomeTile> Tiles { get; init; } = [];
}
