using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>What a tool call gave.</summary>
public sealed record ToolCallResultEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ToolCallResult;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>Groups the events of one tool call.</summary>
    [JsonPropertyName("toolCallId")]
    public required string ToolCallId { get; init; }

    /// <summary>The result as JSON text: a table in short, or an error.</summary>
    [JsonPropertyName("content")]
    public required string Content { get; init; }

    /// <summary>Always <c>tool</c>.</summary>
    [JsonPropertyName("role")]
    public string Role { get; init; } = "tool";
}
