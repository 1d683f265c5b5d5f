using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>The figures of an answer text and where each comes from.</summary>
public sealed record GroundingContent
{
    /// <summary>The message whose text was examined.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>The figures in text order.</summary>
    [JsonPropertyName("figures")]
    public required IReadOnlyList<GroundedFigure> Figures { get; init; }
}
