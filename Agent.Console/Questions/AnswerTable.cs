using System.Text.Json.Serialization;
using Agent.Protocol;

namespace Agent.Console.Questions;

/// <summary>A table of an answer: column names, and rows of plain cells.</summary>
internal sealed record AnswerTable
{
    [JsonPropertyName("columns")]
    public required IReadOnlyList<string> Columns { get; init; }

    [JsonPropertyName("rows"), JsonConverter(typeof(RowsConverter))]
    public required IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; }
}
