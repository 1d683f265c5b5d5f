using System.Text.Json.Serialization;

namespace Agent.Console.Evaluation;

/// <summary>A line of a results file: what became of a question. Two such files can be compared.</summary>
internal sealed record EvalResult
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("question")]
    public required string Question { get; init; }

    [JsonPropertyName("verdict"), JsonConverter(typeof(JsonStringEnumConverter<EvalVerdict>))]
    public required EvalVerdict Verdict { get; init; }

    /// <summary>What the answer came to: its main figure, else its first words.</summary>
    [JsonPropertyName("given")]
    public required string Given { get; init; }

    /// <summary>The whole answer text.</summary>
    [JsonPropertyName("answer")]
    public required string Answer { get; init; }

    [JsonPropertyName("group"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }

    /// <summary>How many of the times it was asked gave the same.</summary>
    [JsonPropertyName("same")]
    public required int Same { get; init; }

    /// <summary>How many times it was asked.</summary>
    [JsonPropertyName("asked")]
    public required int Asked { get; init; }

    [JsonPropertyName("answered_by"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AnsweredBy { get; init; }

    /// <summary>Milliseconds of the first time it was asked.</summary>
    [JsonPropertyName("total_ms")]
    public required double TotalMs { get; init; }
}
