using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A figure of an answer text.</summary>
public sealed record GroundedFigure
{
    /// <summary>The figure as written.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>Where it starts in the answer text, in UTF-16 code units.</summary>
    [JsonPropertyName("start")]
    public required int Start { get; init; }

    /// <summary>Its length in UTF-16 code units.</summary>
    [JsonPropertyName("length")]
    public required int Length { get; init; }

    /// <summary>Its value; a percentage is 61.2 and not 0.612.</summary>
    [JsonPropertyName("value")]
    public double? Value { get; init; }

    /// <summary>The cell it comes from; null: found in no result of the run, and clients mark it.</summary>
    [JsonPropertyName("source")]
    public FigureSource? Source { get; init; }
}
