using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>The model begins to think.</summary>
public sealed record ReasoningStartEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ReasoningStart;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }
}
