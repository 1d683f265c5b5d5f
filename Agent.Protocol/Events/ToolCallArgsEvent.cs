using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>More of a tool call's arguments.</summary>
public sealed record ToolCallArgsEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ToolCallArgs;

    /// <summary>Groups the events of one tool call.</summary>
    [JsonPropertyName("toolCallId")]
    public required string ToolCallId { get; init; }

    /// <summary>A piece of JSON; the pieces joined are the arguments.</summary>
    [JsonPropertyName("delta")]
    public required string Delta { get; init; }
}
