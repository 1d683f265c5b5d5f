using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>More text of thinking.</summary>
public sealed record ReasoningMessageContentEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ReasoningMessageContent;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>The text added; never empty.</summary>
    [JsonPropertyName("delta")]
    public required string Delta { get; init; }
}
