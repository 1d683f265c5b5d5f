namespace Agent.Hub.Faces;

/// <summary>Which faces beside SignalR the hub shows: section <c>Agent:Faces</c>. Keys, origins and limits are the same for all.</summary>
internal sealed class FaceOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Faces";

    /// <summary>AG-UI over HTTP at <c>/agui</c>; default true.</summary>
    public bool AgUi { get; set; } = true;

    /// <summary>The API of OpenAI at <c>/v1</c>; default true.</summary>
    public bool OpenAi { get; set; } = true;

    /// <summary>Runs as durable streams at <c>/runs/{id}/events</c>; default true.</summary>
    public bool Streams { get; set; } = true;

    /// <summary>The Model Context Protocol at <c>/mcp</c>; default true.</summary>
    public bool Mcp { get; set; } = true;

    /// <summary>
    /// How long <c>ask</c> over MCP may take before clients that know tasks get one instead of the answer; 0 s – 10 min, default 10 s.
    /// </summary>
    public TimeSpan McpTaskAfter { get; set; } = TimeSpan.FromSeconds(10);
}
