using System.Text.Json;

namespace Agent.Protocol;

/// <summary>An event this version does not know, kept whole. Clients pass over it, never fail on it.</summary>
/// <param name="Raw">The event as received.</param>
public sealed record UnknownEvent(JsonElement Raw) : AgentEvent
{
    /// <inheritdoc/>
    public override string Type { get; } =
        Raw.ValueKind == JsonValueKind.Object && Raw.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : string.Empty;
}
