using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.ConformanceHost.Mcp;

/// <summary>Resources that the suite reads by name.</summary>
[McpServerResourceType]
internal sealed class FixtureResources
{
    [McpServerResource(UriTemplate = "test://static-text", Name = "static-text", MimeType = "text/plain"), Description("A text.")]
    public static string StaticText() => "This is the content of the static text resource.";

    [McpServerResource(UriTemplate = "test://static-binary", Name = "static-binary", MimeType = "image/png"), Description("An image.")]
    public static ResourceContents StaticBinary() =>
        BlobResourceContents.FromBytes(FixtureTools.Pixel, "test://static-binary", "image/png");

    [
        McpServerResource(UriTemplate = "test://watched-resource", Name = "watched-resource", MimeType = "text/plain"),
        Description("Can be watched.")
    ]
    public static string Watched() => "Watched.";

    [
        McpServerResource(UriTemplate = "test://template/{id}/data", Name = "template", MimeType = "application/json"),
        Description("A template.")
    ]
    public static ResourceContents Template(string id) =>
        new TextResourceContents
        {
            Uri = $"test://template/{id}/data",
            MimeType = "application/json",
            Text = $$"""{"id":"{{id}}","templateTest":true,"data":"Data for ID: {{id}}"}""",
        };
}
