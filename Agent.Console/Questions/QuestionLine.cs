using System.Text.Json.Serialization;

namespace Agent.Console.Questions;

/// <summary>A line of a file of questions.</summary>
internal sealed record QuestionLine
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>File name of the dataset; absent: the one of the command line.</summary>
    [JsonPropertyName("file")]
    public string? File { get; init; }

    [JsonPropertyName("question")]
    public required string Question { get; init; }
}
