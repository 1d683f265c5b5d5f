using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>A tool of the hub over MCP. All of them only read, and reach nothing but the hub's datasets.</summary>
internal sealed class HubTool : McpServerTool
{
    private readonly Func<HubToolCall, CancellationToken, ValueTask<CallToolResult>> _run;

    /// <summary>Makes a tool.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">Its name for people.</param>
    /// <param name="description">What it does and when to use it.</param>
    /// <param name="input">JSON schema of its arguments.</param>
    /// <param name="output">JSON schema of its structured content.</param>
    /// <param name="run">What it does.</param>
    public HubTool(
        string name,
        string title,
        string description,
        string input,
        string output,
        Func<HubToolCall, CancellationToken, ValueTask<CallToolResult>> run
    )
    {
        _run = run;
        ProtocolTool = new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = JsonElement.Parse(input),
            OutputSchema = JsonElement.Parse(output),
            Annotations = new ToolAnnotations
            {
                Title = title,
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
                OpenWorldHint = false,
            },
        };
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken = default
    ) => _run(new HubToolCall(request), cancellationToken);
}
