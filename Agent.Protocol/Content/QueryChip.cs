using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A part of a query, to be shown and changed by itself.</summary>
public sealed record QueryChip
{
    /// <summary>Names the chip within its reading.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>One of <see cref="QueryChipKinds"/>.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>The part in plain words.</summary>
    [JsonPropertyName("label")]
    public required string Label { get; init; }

    /// <summary>Where the part stands in the query: a JSON Pointer (RFC 6901) such as <c>/where/items/1</c>.</summary>
    [JsonPropertyName("part")]
    public required string Part { get; init; }

    /// <summary>The query without this part; absent where the query needs it.</summary>
    [JsonPropertyName("without"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Without { get; init; }

    /// <summary>What else the part could be, likeliest first.</summary>
    [JsonPropertyName("alternatives")]
    public IReadOnlyList<QueryAlternative> Alternatives { get; init; } = [];
}
