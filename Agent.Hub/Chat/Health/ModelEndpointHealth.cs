using System.Text.Json.Serialization;

namespace Agent.Hub.Chat.Health;

/// <summary>How one endpoint is. Holds no key, and no more of the address than host and port.</summary>
public sealed record ModelEndpointHealth
{
    /// <summary><see cref="Circuit"/>: requests go there.</summary>
    public const string Closed = "closed";

    /// <summary><see cref="Circuit"/>: it failed too often and is left alone.</summary>
    public const string Open = "open";

    /// <summary><see cref="Circuit"/>: one request is trying whether it is back.</summary>
    public const string HalfOpen = "half_open";

    /// <summary>Host and port; not for everybody's eyes, so not in JSON.</summary>
    [JsonIgnore]
    public string Endpoint { get; init; } = string.Empty;

    /// <summary>The profile in use.</summary>
    [JsonPropertyName("profile")]
    public required string Profile { get; init; }

    /// <summary>The models configured there.</summary>
    [JsonPropertyName("models")]
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary><see cref="Closed"/>, <see cref="Open"/> or <see cref="HalfOpen"/>.</summary>
    [JsonPropertyName("circuit")]
    public required string Circuit { get; init; }

    /// <summary>Requests under way.</summary>
    [JsonPropertyName("active")]
    public int Active { get; init; }

    /// <summary>Requests waiting for their turn.</summary>
    [JsonPropertyName("waiting")]
    public int Waiting { get; init; }

    /// <summary>Requests since the start, retries included.</summary>
    [JsonPropertyName("requests")]
    public long Requests { get; init; }

    /// <summary>Retries since the start.</summary>
    [JsonPropertyName("retries")]
    public long Retries { get; init; }

    /// <summary>Failed requests since the start.</summary>
    [JsonPropertyName("faults")]
    public long Faults { get; init; }

    /// <summary>Code of the last failure; null while there was none.</summary>
    [JsonPropertyName("lastFault"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastFault { get; init; }
}
