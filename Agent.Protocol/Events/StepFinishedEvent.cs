using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A named step of the work is over.</summary>
public sealed record StepFinishedEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.StepFinished;

    /// <summary>The step in plain words.</summary>
    [JsonPropertyName("stepName")]
    public required string StepName { get; init; }
}
