using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>
/// A question and its whole answer. Tables and charts are in the run's events, as long as the run is retained: <c>Attach(runId, null)</c>.
/// </summary>
public sealed record ThreadTurnContent
{
    /// <summary>The run that answered.</summary>
    [JsonPropertyName("runId")]
    public required string RunId { get; init; }

    /// <summary>The question.</summary>
    [JsonPropertyName("question")]
    public required string Question { get; init; }

    /// <summary>The answer, Markdown.</summary>
    [JsonPropertyName("answer")]
    public required string Answer { get; init; }

    /// <summary>Id of the dataset that was asked.</summary>
    [JsonPropertyName("dataset")]
    public required string Dataset { get; init; }

    /// <summary><c>offline</c>, or the id of the model that answered.</summary>
    [JsonPropertyName("answeredBy")]
    public required string AnsweredBy { get; init; }

    /// <summary>When the answer was whole.</summary>
    [JsonPropertyName("at")]
    public required DateTimeOffset At { get; init; }
}
