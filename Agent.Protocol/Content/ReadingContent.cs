using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>What a question was understood to mean, told before it is answered.</summary>
public sealed record ReadingContent
{
    /// <summary>The query, as <see cref="AskRequest.Query"/> takes it.</summary>
    [JsonPropertyName("query")]
    public required JsonElement Query { get; init; }

    /// <summary>The query in plain English: exact, so that two queries of different meaning never read the same.</summary>
    [JsonPropertyName("words")]
    public required string Words { get; init; }

    /// <summary>The parts of the query, in reading order, each with what else it could be.</summary>
    [JsonPropertyName("chips")]
    public IReadOnlyList<QueryChip> Chips { get; init; } = [];

    /// <summary>One of <see cref="ReadingCertainties"/>.</summary>
    [JsonPropertyName("certainty")]
    public required string Certainty { get; init; }

    /// <summary>Words of the question that no part of the query stands for.</summary>
    [JsonPropertyName("unused")]
    public IReadOnlyList<string> Unused { get; init; } = [];
}
