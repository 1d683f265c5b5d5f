using System.Text.Json.Nodes;

namespace Agent.Score;

/// <summary>A reading of a question offered for choice.</summary>
/// <param name="Words">What it says would be worked out.</param>
/// <param name="Figure">Its figure: a number, or a text that begins with it.</param>
public sealed record OfferedReading(string Words, JsonNode? Figure)
{
    /// <summary>The readings in the result of a run, as it goes over the wire; none where the result has no such field.</summary>
    public static IReadOnlyList<OfferedReading> In(JsonNode? result) =>
    [
        .. (result?["readings"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(reading => new OfferedReading((string?)reading["words"] ?? string.Empty, reading["figure"]?.DeepClone())),
    ];

    /// <summary>The reading as the answer it would give.</summary>
    public Answer AsAnswer(string id) => new(id, Figure is null ? string.Empty : $"{Figure}.", "answer", []);
}
