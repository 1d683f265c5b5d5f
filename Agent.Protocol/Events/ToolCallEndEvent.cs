using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A tool call's arguments are complete.</summary>
public sealed record ToolCallEndEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ToolCallEnd;

    /// <summary>Groups the events of one tool call.</summary>
    [JsonPropertyName("toolCallId")]
    public required string ToolCallId { get; init; }
}
