using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A named step of the work begins.</summary>
public sealed record StepStartedEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.StepStarted;

    /// <summary>The step in plain words.</summary>
    [JsonPropertyName("stepName")]
    public required string StepName { get; init; }
}
