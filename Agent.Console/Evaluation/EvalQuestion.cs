using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Console.Evaluation;

/// <summary>A question with its right value.</summary>
internal sealed record EvalQuestion
{
    /// <summary>Names it in results; the line's number where the file gives none.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("question")]
    public required string Question { get; init; }

    /// <summary>The right value: a number, a text, a list of texts in any order; null where the data cannot answer.</summary>
    [JsonPropertyName("value")]
    public JsonElement Value { get; init; }

    /// <summary>How far a number may lie from the right one; half a unit of its last digit where nothing is given.</summary>
    [JsonPropertyName("tolerance")]
    public double? Tolerance { get; init; }

    /// <summary>File name of the dataset; absent: the one of the command line.</summary>
    [JsonPropertyName("file")]
    public string? File { get; init; }

    /// <summary>The same for questions that ask the same thing in other words.</summary>
    [JsonPropertyName("group")]
    public string? Group { get; init; }
}
