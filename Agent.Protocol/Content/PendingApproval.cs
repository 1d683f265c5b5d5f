using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>A call to a tool of another server that a person has to allow before it is made.</summary>
public sealed record PendingApproval
{
    /// <summary>
    /// Decides about this call when given in <see cref="AskRequest.Approval"/> in the same conversation; good for one decision.
    /// </summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The server, by its name in the hub's settings.</summary>
    [JsonPropertyName("server")]
    public required string Server { get; init; }

    /// <summary>The tool.</summary>
    [JsonPropertyName("tool")]
    public required string Tool { get; init; }

    /// <summary>An object: what would be sent, exactly so.</summary>
    [JsonPropertyName("arguments")]
    public required JsonElement Arguments { get; init; }
}
