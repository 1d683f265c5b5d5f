using System.ComponentModel;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.ConformanceHost.Mcp;

/// <summary>Tools that the public suite calls by name to see each kind of content and message once.</summary>
[McpServerToolType]
internal sealed class FixtureTools
{
    /// <summary>A PNG of one pixel.</summary>
    public static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    // A WAV header and no sample.
    private static readonly byte[] Silence = Convert.FromBase64String("UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=");

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [McpServerTool(Name = "test_simple_text"), Description("Gives a text.")]
    public static string SimpleText() => "This is a simple text response for testing.";

    [McpServerTool(Name = "test_image_content"), Description("Gives an image.")]
    public static ContentBlock Image() => ImageContentBlock.FromBytes(Pixel, "image/png");

    [McpServerTool(Name = "test_audio_content"), Description("Gives a sound.")]
    public static ContentBlock Audio() => AudioContentBlock.FromBytes(Silence, "audio/wav");

    [McpServerTool(Name = "test_embedded_resource"), Description("Gives a resource.")]
    public static ContentBlock Embedded() => Resource("test://embedded-resource", "text/plain", "This is an embedded resource content.");

    [McpServerTool(Name = "test_multiple_content_types"), Description("Gives a text, an image and a resource.")]
    public static IEnumerable<ContentBlock> Mixed() =>
    [
        new TextContentBlock { Text = "Multiple content types test:" },
        ImageContentBlock.FromBytes(Pixel, "image/png"),
        Resource("test://mixed-content-resource", "application/json", """{"test":"data","value":123}"""),
    ];

    [McpServerTool(Name = "test_error_handling"), Description("Fails.")]
    public static CallToolResult Error() =>
        new() { IsError = true, Content = [new TextContentBlock { Text = "This tool intentionally returns an error for testing" }] };

    [McpServerTool(Name = "test_tool_with_logging"), Description("Logs while it runs.")]
    public static async Task<string> Logging(McpServer server, CancellationToken cancellationToken)
    {
        using var provider = server.AsClientLoggerProvider();
        var logger = provider.CreateLogger("fixture");
        Log.Step(logger, "Tool execution started");
        await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        Log.Step(logger, "Tool processing data");
        await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        Log.Step(logger, "Tool execution completed");
        return "Logged.";
    }

    [McpServerTool(Name = "test_logging_tool"), Description("Logs once.")]
    public static string LogsOnce(McpServer server)
    {
        using var provider = server.AsClientLoggerProvider();
        var logger = provider.CreateLogger("fixture");
        Log.Step(logger, "A line");
        return "Logged.";
    }

    [McpServerTool(Name = "test_tool_with_progress"), Description("Tells how far it is.")]
    public static async Task<string> Progress(RequestContext<CallToolRequestParams> context, CancellationToken cancellationToken)
    {
        foreach (var progress in new[] { 0, 50, 100 })
        {
            if (context.Params?.ProgressToken is { } token)
                await context
                    .Server.NotifyProgressAsync(
                        token,
                        new ProgressNotificationValue { Progress = progress, Total = 100 },
                        cancellationToken: cancellationToken
                    )
                    .ConfigureAwait(false);
            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        return "Done.";
    }

    private static EmbeddedResourceBlock Resource(string uri, string type, string text) =>
        new()
        {
            Resource = new TextResourceContents
            {
                Uri = uri,
                MimeType = type,
                Text = text,
            },
        };
}
