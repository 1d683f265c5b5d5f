using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>The run ended with an answer, a question back or a refusal; always the last event.</summary>
public sealed record RunFinishedEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.RunFinished;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsTerminal => true;

    /// <summary>The conversation.</summary>
    [JsonPropertyName("threadId")]
    public required string ThreadId { get; init; }

    /// <summary>The run.</summary>
    [JsonPropertyName("runId")]
    public required string RunId { get; init; }

    /// <summary>How it ended.</summary>
    [JsonPropertyName("result")]
    public required RunResult Result { get; init; }
}
