using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A question to a dataset.</summary>
public sealed record AskRequest
{
    /// <summary>
    /// The question in plain words. May be empty where <see cref="Query"/> or <see cref="Reading"/> says what is meant; the conversation
    /// then notes its words.
    /// </summary>
    [JsonPropertyName("question")]
    public string Question { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What is asked as a typed query: run as it is, without a model. Its form is in docs/protocol.md.</summary>
    [JsonPropertyName("query"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Query { get; init; }

    /// <summary>
    /// Takes one of the meanings that the conversation's last answer offered: an <see cref="OfferedReading.Id"/>. Not together with
    /// <see cref="Query"/>.
    /// </summary>
    [JsonPropertyName("reading"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reading { get; init; }

    /// <summary>
    /// Decides about a call that the conversation's last answer asked to be allowed. The question may be empty. Not together with
    /// <see cref="Query"/> or <see cref="Reading"/>.
    /// </summary>
    [JsonPropertyName("approval"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ApprovalDecision? Approval { get; init; }

    /// <summary>A dataset's id or file name; absent: the only one, else the one that fits the question.</summary>
    [JsonPropertyName("dataset"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dataset { get; init; }

    /// <summary>Continues a conversation; absent: a new one.</summary>
    [JsonPropertyName("threadId"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ThreadId { get; init; }

    /// <summary>A model by name; absent: the configured one.</summary>
    [JsonPropertyName("model"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    /// <summary>Makes the request idempotent: the same id from the same user follows the first run.</summary>
    [JsonPropertyName("clientRequestId"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientRequestId { get; init; }

    /// <summary>Who answers, one of <see cref="AskModes"/>; absent: <see cref="AskModes.Auto"/>.</summary>
    [JsonPropertyName("mode"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mode { get; init; }

    /// <summary>
    /// The language of the answer as a tag, one of <see cref="AskLanguages"/> or a narrower one ("de-AT"); absent, or another: English
    /// where the planner answers, the question's own where a model does. Questions are read in English.
    /// </summary>
    [JsonPropertyName("language"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }
}
