using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.Faces.Mcp;

/// <summary>What stands in the place of a result until it is there, in the words of the extension for tasks.</summary>
internal sealed class McpTask : Result
{
    /// <summary>The task: its run's id.</summary>
    [JsonPropertyName("taskId")]
    public required string TaskId { get; init; }

    /// <summary><c>working</c>, <c>completed</c> or <c>cancelled</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>When it began, ISO 8601.</summary>
    [JsonPropertyName("createdAt")]
    public required string CreatedAt { get; init; }

    /// <summary>When it was last looked at, ISO 8601.</summary>
    [JsonPropertyName("lastUpdatedAt")]
    public required string LastUpdatedAt { get; init; }

    /// <summary>How long it can be looked at after its end, milliseconds.</summary>
    [JsonPropertyName("ttlMs")]
    public required long TtlMs { get; init; }

    /// <summary>How long to wait between looks, milliseconds. A run that nobody looks at is given up.</summary>
    [JsonPropertyName("pollIntervalMs")]
    public required long PollIntervalMs { get; init; }
}
