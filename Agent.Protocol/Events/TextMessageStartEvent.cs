using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A message of the answer begins.</summary>
public sealed record TextMessageStartEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.TextMessageStart;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>Always <c>assistant</c>.</summary>
    [JsonPropertyName("role")]
    public string Role { get; init; } = "assistant";
}
