using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>How a run ended: the result of <see cref="RunFinishedEvent"/>.</summary>
public sealed record RunResult
{
    /// <summary>One of <see cref="RunOutcomes"/>.</summary>
    [JsonPropertyName("outcome")]
    public required string Outcome { get; init; }

    /// <summary>The whole answer text; empty where <see cref="AnswerIn"/> says which message has it.</summary>
    [JsonPropertyName("answer")]
    public required string Answer { get; init; }

    /// <summary>On compact streams, the message whose text is the answer, where the stream has given it whole; else absent.</summary>
    [JsonPropertyName("answerIn"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AnswerIn { get; init; }

    /// <summary><c>offline</c>, or the id of the model that answered.</summary>
    [JsonPropertyName("answeredBy")]
    public required string AnsweredBy { get; init; }

    /// <summary>Tokens used by the model, where it says so.</summary>
    [JsonPropertyName("usage"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunUsage? Usage { get; init; }

    /// <summary>Times of the run.</summary>
    [JsonPropertyName("timings")]
    public required RunTimings Timings { get; init; }

    /// <summary>Tool calls made.</summary>
    [JsonPropertyName("toolCalls")]
    public int ToolCalls { get; init; }

    /// <summary>Tool calls answered from the cache.</summary>
    [JsonPropertyName("cacheHits")]
    public int CacheHits { get; init; }

    /// <summary>Questions worth asking next.</summary>
    [JsonPropertyName("suggestions")]
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>
    /// Where <see cref="Outcome"/> is <see cref="RunOutcomes.Clarify"/>, the meanings to choose from, and the runner-up of an answer that
    /// is only likely; best first.
    /// </summary>
    [JsonPropertyName("readings")]
    public IReadOnlyList<OfferedReading> Readings { get; init; } = [];

    /// <summary>
    /// Where <see cref="Outcome"/> is <see cref="RunOutcomes.Clarify"/>, the calls to other servers' tools that wait to be allowed; nothing
    /// was sent for them.
    /// </summary>
    [JsonPropertyName("approvals")]
    public IReadOnlyList<PendingApproval> Approvals { get; init; } = [];

    /// <summary>Questions made from this answer, each with its query; their texts are the first of <see cref="Suggestions"/>.</summary>
    [JsonPropertyName("followUps")]
    public IReadOnlyList<FollowUpQuestion> FollowUps { get; init; } = [];
}
