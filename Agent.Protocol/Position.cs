using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A place in a run's log: the last event handled. Sequences start at 1, so <c>Seq = 0</c> is "before the first".</summary>
/// <param name="Epoch">Names the life of the log; a log that was rebuilt has another epoch.</param>
/// <param name="Seq">Sequence of the last event handled.</param>
public readonly record struct Position(
    [property: JsonPropertyName("epoch")] string Epoch,
    [property: JsonPropertyName("seq")] long Seq);
