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

    /// <summary>
    /// The message this one is in the place of: the answer after its figures were checked; absent for an ordinary message.
    /// </summary>
    [JsonPropertyName("replaces"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Replaces { get; init; }
}
