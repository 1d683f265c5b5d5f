using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Where the figures of the answer come from.</summary>
public sealed record GroundingEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.Custom;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <summary>Always <c>grounding</c>.</summary>
    [JsonPropertyName("name"), JsonPropertyOrder(-1)]
#pragma warning disable CA1822 // part of the wire form, so an instance property
    public string Name => EventTypes.Grounding;
#pragma warning restore CA1822

    /// <summary>The figures.</summary>
    [JsonPropertyName("value")]
    public required GroundingContent Value { get; init; }
}
