using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>More text of the answer.</summary>
public sealed record TextMessageContentEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.TextMessageContent;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>The text added; never empty.</summary>
    [JsonPropertyName("delta")]
    public required string Delta { get; init; }
}
