using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A chart to show.</summary>
public sealed record ChartEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.ActivitySnapshot;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <summary>Always <c>CHART</c>.</summary>
    [JsonPropertyName("activityType"), JsonPropertyOrder(-1)]
#pragma warning disable CA1822 // part of the wire form, so an instance property
    public string ActivityType => EventTypes.Chart;
#pragma warning restore CA1822

    /// <summary>Groups the events of one message.</summary>
    [JsonPropertyName("messageId")]
    public required string MessageId { get; init; }

    /// <summary>The chart.</summary>
    [JsonPropertyName("content")]
    public required ChartContent Content { get; init; }
}
