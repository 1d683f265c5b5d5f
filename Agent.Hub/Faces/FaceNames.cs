using Agent.Core.Runs;

namespace Agent.Hub.Faces;

/// <summary>Values of <see cref="Caller.Face"/>.</summary>
internal static class FaceNames
{
    /// <summary>The hub's own methods.</summary>
    public const string SignalR = "signalr";

    /// <summary>AG-UI over HTTP.</summary>
    public const string AgUi = "ag-ui";

    /// <summary>The API of OpenAI.</summary>
    public const string OpenAi = "openai";

    /// <summary>The Model Context Protocol.</summary>
    public const string Mcp = "mcp";
}
