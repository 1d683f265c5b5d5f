#pragma warning disable MCPEXP002 // custom methods and other results than a tool's: what the extension for tasks is written on
using System.Text.Json.Nodes;
using Agent.Hub.Security;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>
/// The Model Context Protocol at <c>/mcp</c>, and over standard input and output for programs that start the hub themselves.
/// </summary>
internal static class McpFace
{
    /// <summary>Where it is.</summary>
    public const string Path = "/mcp";

    private const string MetadataPath = "/.well-known/oauth-protected-resource" + Path;

    private static readonly string[] Versions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];
    private static readonly string[] BearerMethods = ["header"];

    private const string Instructions =
        "Answers questions about safety data in workbooks. Use ask for questions in plain English; it gives the answer with the tables and the rows behind each figure. "
        + "Use list_datasets and describe_dataset to learn what there is. Do not compute figures yourself from truncated tables: ask for them.";

    /// <summary>Adds the server.</summary>
    public static IMcpServerBuilder AddMcpFace(this IServiceCollection services) =>
        services
            .AddSingleton<TaskStates>()
            .AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation
                {
                    Name = "agent-hub",
                    Title = "Agent Hub",
                    Version = typeof(McpFace).Assembly.GetName().Version?.ToString(3) ?? "0",
                };
                options.ServerInstructions = Instructions;
                options.Capabilities = new ServerCapabilities
                {
                    Extensions = new Dictionary<string, object> { [McpTasks.Extension] = new JsonObject() },
                };
                options.RequestHandlers = McpTasks.Handlers;
                // Arguments first: a task is only made of a call that can be understood.
                options.Filters.Request.CallToolWithAlternateFilters.Add(HubToolArguments.FilterAsync);
                options.Filters.Request.CallToolWithAlternateFilters.Add(McpTasks.FilterAsync);
            })
            // Both eras at one address: sessions for clients that begin with initialize, none for those that do not.
            .WithHttpTransport(transport => transport.SessionMode = HttpServerSessionMode.StatefulForInitializeClients)
            .WithTools(HubTools.All)
            .WithPrompts(HubPrompts.All)
            .WithMessageFilters(filters => filters.AddIncomingFilter(McpRequestRules.Check).AddOutgoingFilter(NameAllVersions))
            .WithListResourcesHandler(HubResources.ListAsync)
            .WithListResourceTemplatesHandler(HubResources.ListTemplatesAsync)
            .WithReadResourceHandler(HubResources.ReadAsync);

    /// <summary>Tells clients without a key where it is said how to get in (RFC 9728). Stands before the rest.</summary>
    public static void UseMcpChallenge(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path), branch => branch.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status401Unauthorized)
                    context.Response.Headers.WWWAuthenticate = $"Bearer resource_metadata=\"{Origin(context)}{MetadataPath}\"";
                return Task.CompletedTask;
            });
            return McpRefusals.AnswerAsync(context, next);
        }));

    /// <summary>Maps the endpoint and what is said about it.</summary>
    public static void MapMcpFace(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMcp(Path).RequireCaller();
        endpoints.MapGet(MetadataPath, (HttpContext context) => Results.Json(new Dictionary<string, object>
        {
            ["resource"] = Origin(context) + Path,
            ["resource_name"] = "Agent Hub",
            ["bearer_methods_supported"] = BearerMethods,
        }));
    }

    /// <summary>
    /// The library names only the versions without sessions when it is asked what it supports, and all of them when it refuses one. This
    /// endpoint serves all.
    /// </summary>
    private static McpMessageHandler NameAllVersions(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result } && result["supportedVersions"] is JsonArray)
            result["supportedVersions"] = new JsonArray([.. Versions.Select(version => JsonValue.Create(version))]);
        return next(context, cancellationToken);
    };

    private static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
