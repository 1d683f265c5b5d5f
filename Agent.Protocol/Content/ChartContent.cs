using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A chart over a table of the same run.</summary>
public sealed record ChartContent
{
    /// <summary>Name of the chart within its run.</summary>
    [JsonPropertyName("chartId")]
    public required string ChartId { get; init; }

    /// <summary>The table whose rows are the data.</summary>
    [JsonPropertyName("tableId")]
    public required string TableId { get; init; }

    /// <summary>A title for people.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>What the chart shows, for people who cannot see it.</summary>
    [JsonPropertyName("altText")]
    public required string AltText { get; init; }

    /// <summary>A Vega-Lite v6 specification whose data is <c>{ "name": tableId }</c>.</summary>
    [JsonPropertyName("spec")]
    public required JsonElement Spec { get; init; }
}
