using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>An RFC 9457 problem object: machine-readable details of a refusal or failure.</summary>
public sealed record ProblemDetails
{
    /// <summary>A URI reference that names the kind of problem, <c>urn:agent-hub:problem:{code}</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>The fixed plain sentence of this kind of problem.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>The HTTP status that fits, 400–599.</summary>
    [JsonPropertyName("status")]
    public int Status { get; init; }

    /// <summary>What the caller can do about this occurrence.</summary>
    [JsonPropertyName("detail"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>Seconds after which trying again makes sense; absent where it does not.</summary>
    [JsonPropertyName("retryAfter"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RetryAfter { get; init; }
}
