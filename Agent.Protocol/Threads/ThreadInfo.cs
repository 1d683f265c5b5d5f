using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A conversation as listed.</summary>
public sealed record ThreadInfo
{
    /// <summary>Continues the conversation as <see cref="AskRequest.ThreadId"/>.</summary>
    [JsonPropertyName("threadId")]
    public required string ThreadId { get; init; }

    /// <summary>The first question, until somebody gave another title.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Id of the dataset it was about last.</summary>
    [JsonPropertyName("dataset")]
    public required string Dataset { get; init; }

    /// <summary>Questions answered.</summary>
    [JsonPropertyName("turns")]
    public required int Turns { get; init; }

    /// <summary>When the first question was answered.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last question was answered.</summary>
    [JsonPropertyName("updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }
}
