using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A message of thinking is complete.</summary>
public sealed record ReasoningMessageEndEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ReasoningMessageEnd;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }
}
