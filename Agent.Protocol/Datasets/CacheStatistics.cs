using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>What a cache did since the hub started.</summary>
public sealed record CacheStatistics
{
    /// <summary>Name of the cache, <c>workbooks</c> or <c>queries</c>.</summary>
    [JsonPropertyName("cache")]
    public required string Cache { get; init; }

    /// <summary>Look-ups answered from the cache.</summary>
    [JsonPropertyName("hits")]
    public long Hits { get; init; }

    /// <summary>Look-ups that had to load.</summary>
    [JsonPropertyName("misses")]
    public long Misses { get; init; }

    /// <summary>Hits over look-ups, 0–1; 0 before the first look-up.</summary>
    [JsonPropertyName("hitRate")]
    public double HitRate => Hits + Misses == 0 ? 0 : (double)Hits / (Hits + Misses);

    /// <summary>Entries held now.</summary>
    [JsonPropertyName("entries")]
    public long Entries { get; init; }
}
