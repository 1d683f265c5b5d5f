using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A link that lets read one conversation.</summary>
public sealed record ShareLink
{
    /// <summary>Names the link, to withdraw it.</summary>
    [JsonPropertyName("shareId")]
    public required string ShareId { get; init; }

    /// <summary>The conversation.</summary>
    [JsonPropertyName("threadId")]
    public required string ThreadId { get; init; }

    /// <summary>What its owner calls it.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>When it no longer lets in.</summary>
    [JsonPropertyName("expiresAt")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The secret that lets in: <c>/shared/{token}</c>. Only when the link is made; it is not kept.</summary>
    [JsonPropertyName("token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }
}
