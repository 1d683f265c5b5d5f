using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>An event of a run, in the AG-UI vocabulary (https://docs.ag-ui.com/concepts/events). Immutable.</summary>
[JsonConverter(typeof(AgentEventConverter))]
public abstract record AgentEvent
{
    /// <summary>The AG-UI event type, one of <see cref="EventTypes"/>.</summary>
    [JsonPropertyName("type"), JsonPropertyOrder(-1)]
    public abstract string Type { get; }

    /// <summary>Whether the event leaves at once instead of waiting for its batch to fill.</summary>
    [JsonIgnore]
    public virtual bool IsCritical => false;

    /// <summary>Whether the event ends its run. Every log has exactly one, the last.</summary>
    [JsonIgnore]
    public virtual bool IsTerminal => false;

    /// <summary>
    /// Fields this version does not know; kept so that they survive being passed on. Settable only because the serialiser demands it.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
