using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>What is known of a dataset: the answer of <c>Describe</c>.</summary>
public sealed record DatasetDescription
{
    /// <summary>The dataset as listed.</summary>
    [JsonPropertyName("dataset")]
    public required DatasetInfo Dataset { get; init; }

    /// <summary>The sheets in workbook order.</summary>
    [JsonPropertyName("sheets")]
    public required IReadOnlyList<SheetDescription> Sheets { get; init; }
}
