using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Tokens used by a run.</summary>
public sealed record RunUsage
{
    /// <summary>Tokens sent to the model.</summary>
    [JsonPropertyName("inputTokens")]
    public long InputTokens { get; init; }

    /// <summary>Tokens the model produced.</summary>
    [JsonPropertyName("outputTokens")]
    public long OutputTokens { get; init; }

    /// <summary>Tokens sent that the provider had in its prompt cache.</summary>
    [JsonPropertyName("cachedInputTokens"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? CachedInputTokens { get; init; }

    /// <summary>Cost in US dollars, where the endpoint says so.</summary>
    [JsonPropertyName("cost"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Cost { get; init; }
}
