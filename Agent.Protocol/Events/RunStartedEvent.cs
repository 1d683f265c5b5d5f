using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>The first event of a run.</summary>
public sealed record RunStartedEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.RunStarted;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <summary>The conversation.</summary>
    [JsonPropertyName("threadId")]
    public required string ThreadId { get; init; }

    /// <summary>The run.</summary>
    [JsonPropertyName("runId")]
    public required string RunId { get; init; }

    /// <summary>The request as understood.</summary>
    [JsonPropertyName("input"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AskRequest? Input { get; init; }
}
