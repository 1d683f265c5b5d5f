using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A message of thinking begins.</summary>
public sealed record ReasoningMessageStartEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ReasoningMessageStart;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>Always <c>reasoning</c>.</summary>
    [JsonPropertyName("role")]
    public string Role { get; init; } = "reasoning";
}
