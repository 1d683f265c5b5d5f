using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A message of the answer is complete.</summary>
public sealed record TextMessageEndEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.TextMessageEnd;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }
}
