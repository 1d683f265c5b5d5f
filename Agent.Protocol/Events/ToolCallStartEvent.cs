using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A tool call begins.</summary>
public sealed record ToolCallStartEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ToolCallStart;

    /// <summary>Groups the events of one tool call.</summary>
    [JsonPropertyName("toolCallId")]
    public required string ToolCallId { get; init; }

    /// <summary>The tool.</summary>
    [JsonPropertyName("toolCallName")]
    public required string ToolCallName { get; init; }

    /// <summary>The message that made the call.</summary>
    [JsonPropertyName("parentMessageId"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ParentMessageId { get; init; }
}
