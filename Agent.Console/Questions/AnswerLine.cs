using System.Text.Json.Serialization;

namespace Agent.Console.Questions;

/// <summary>A line of a file of answers.</summary>
internal sealed record AnswerLine
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("answer_text")]
    public required string AnswerText { get; init; }

    /// <summary><c>answer</c>, <c>clarify</c>, <c>refusal</c>, or <c>error</c>.</summary>
    [JsonPropertyName("outcome")]
    public required string Outcome { get; init; }

    /// <summary>Code of the error; only when <see cref="Outcome"/> is <c>error</c>.</summary>
    [JsonPropertyName("error"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    [JsonPropertyName("tables")]
    public required IReadOnlyList<AnswerTable> Tables { get; init; }

    /// <summary><c>offline</c> or a model's id; null: the run ended with an error.</summary>
    [JsonPropertyName("answered_by")]
    public string? AnsweredBy { get; init; }

    /// <summary>Milliseconds from asking to the first text, as seen here; null: there was none.</summary>
    [JsonPropertyName("first_token_ms")]
    public double? FirstTokenMs { get; init; }

    /// <summary>Milliseconds from asking to the last event, as seen here.</summary>
    [JsonPropertyName("total_ms")]
    public double TotalMs { get; init; }
}
