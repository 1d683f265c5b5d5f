using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>The run failed, was refused or was cancelled; always the last event.</summary>
public sealed record RunErrorEvent : AgentEvent
{
    /// <inheritdoc/>
    public override string Type => EventTypes.RunError;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsCritical => true;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsTerminal => true;

    /// <summary>A fixed plain sentence for this code.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The problem object.</summary>
    [JsonPropertyName("metadata"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunErrorMetadata? Metadata { get; init; }
}
