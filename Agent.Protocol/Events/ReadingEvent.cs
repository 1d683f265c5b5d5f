using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>What the question was understood to mean; before its answer.</summary>
public sealed record ReadingEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.Custom;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <summary>Always <c>reading</c>.</summary>
    [JsonPropertyName("name"), JsonPropertyOrder(-1)]
#pragma warning disable CA1822 // part of the wire form, so an instance property
    public string Name => EventTypes.Reading;
#pragma warning restore CA1822

    /// <summary>The reading.</summary>
    [JsonPropertyName("value")]
    public required ReadingContent Value { get; init; }
}
