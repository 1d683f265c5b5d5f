using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A table to show.</summary>
public sealed record TableEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ActivitySnapshot;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <summary>Always <c>TABLE</c>.</summary>
    [JsonPropertyName("activityType"), JsonPropertyOrder(-1)]
#pragma warning disable CA1822 // part of the wire form, so an instance property
    public string ActivityType => EventTypes.Table;
#pragma warning restore CA1822

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>The table.</summary>
    [JsonPropertyName("content")]
    public required TableContent Content { get; init; }
}
