using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A key figure of a dataset.</summary>
public sealed record HomeTile
{
    /// <summary>Names the tile: <c>ltifr</c>, <c>overdue_actions</c>.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>What the figure is.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>The question that gives this figure.</summary>
    [JsonPropertyName("question")]
    public required string Question { get; init; }

    /// <summary>
    /// The query that gives this figure, as <see cref="AskRequest.Query"/> takes it; absent where only the question does.
    /// </summary>
    [JsonPropertyName("query"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Query { get; init; }

    /// <summary>The figure; null where only <see cref="Text"/> says it.</summary>
    [JsonPropertyName("value")]
    public double? Value { get; init; }

    /// <summary>Shown in the figure's place: the name of a cause.</summary>
    [JsonPropertyName("text"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>The figure's unit.</summary>
    [JsonPropertyName("unit"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>The period or day it is of, in words.</summary>
    [JsonPropertyName("period"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Period { get; init; }

    /// <summary>Lower bound of a rate's 95 % interval.</summary>
    [JsonPropertyName("low"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Low { get; init; }

    /// <summary>Upper bound of a rate's 95 % interval.</summary>
    [JsonPropertyName("high"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? High { get; init; }

    /// <summary>The same figure of the period before.</summary>
    [JsonPropertyName("change"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TileChange? Change { get; init; }

    /// <summary><c>higher</c> or <c>lower</c>: which of them is good news; absent where neither is.</summary>
    [JsonPropertyName("better"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Better { get; init; }

    /// <summary>Its course over the last periods, oldest first; empty where it has none.</summary>
    [JsonPropertyName("trend")]
    public IReadOnlyList<TrendPoint> Trend { get; init; } = [];

    /// <summary>Where the figure comes from.</summary>
    [JsonPropertyName("evidence"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Evidence? Evidence { get; init; }

    /// <summary>Remarks for people.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyList<string> Notes { get; init; } = [];
}
