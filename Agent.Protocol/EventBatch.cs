using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Consecutive events of one run: event <c>i</c> has sequence <c>Seq + i</c>. One batch is one stream item is one frame.</summary>
public sealed record EventBatch
{
    /// <summary>The run the events belong to.</summary>
    [JsonPropertyName("runId")]
    public required string RunId { get; init; }

    /// <summary>Names the life of the run's log.</summary>
    [JsonPropertyName("epoch")]
    public required string Epoch { get; init; }

    /// <summary>Sequence of the first event; sequences start at 1 and have no gap.</summary>
    [JsonPropertyName("seq")]
    public required long Seq { get; init; }

    /// <summary>The events in order; never empty.</summary>
    [JsonPropertyName("events")]
    public required IReadOnlyList<AgentEvent> Events { get; init; }

    /// <summary>Position of the last event of this batch.</summary>
    [JsonIgnore]
    public Position End => new(Epoch, Seq + Events.Count - 1);
}
