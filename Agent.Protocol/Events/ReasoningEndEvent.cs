using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>The model has thought.</summary>
public sealed record ReasoningEndEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ReasoningEnd;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }
}
