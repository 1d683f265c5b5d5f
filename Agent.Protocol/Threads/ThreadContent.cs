using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A conversation with what was said.</summary>
public sealed record ThreadContent
{
    /// <summary>The conversation.</summary>
    [JsonPropertyName("threadId")]
    public required string ThreadId { get; init; }

    /// <summary>The first question, until somebody gave another title.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Questions and answers, oldest first.</summary>
    [JsonPropertyName("turns")]
    public required IReadOnlyList<ThreadTurnContent> Turns { get; init; }
}
