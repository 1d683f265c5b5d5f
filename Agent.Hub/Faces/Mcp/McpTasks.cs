#pragma warning disable MCPEXP002 // custom methods and other results than a tool's: what the extension for tasks is written on
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Hub.Security;
using Agent.Protocol;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>
/// The extension for tasks: an <c>ask</c> that takes long is answered by a task that can be looked at until it is done, by clients that say
/// they know tasks. A task is
/// its run, and its state is the run's log: it outlives the connection and the process as runs do.
/// </summary>
internal static class McpTasks
{
    /// <summary>The name of the extension.</summary>
    public const string Extension = "io.modelcontextprotocol/tasks";

    private const string TaskId = "taskId";

    /// <summary>The methods of the extension.</summary>
    public static IList<McpServerRequestHandler> Handlers =>
    [
        Handler("tasks/get", GetAsync),
        Handler("tasks/update", UpdateAsync),
        Handler("tasks/cancel", CancelAsync),
    ];

    /// <summary>Answers an <c>ask</c> by a task where it takes long and the client knows tasks.</summary>
    public static async ValueTask<ResultOrAlternate<CallToolResult>> FilterAsync(
        RequestContext<CallToolRequestParams> request,
        McpRequestHandler<CallToolRequestParams, ResultOrAlternate<CallToolResult>> next,
        CancellationToken cancellationToken
    )
    {
        if (request.Params?.Name != HubTools.Ask || !Knows(request))
            return await next(request, cancellationToken).ConfigureAwait(false);
        var call = new HubToolCall(request);
        var (run, refusal) = await AskTool.StartAsync(call, cancellationToken).ConfigureAwait(false);
        if (run is null)
            return HubToolResult.Error(refusal!);
        using var enough = new CancellationTokenSource(
            call.Service<IOptions<FaceOptions>>().Value.McpTaskAfter,
            call.Service<TimeProvider>()
        );
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        // Leaving now is still leaving: there is no task yet that the client could come back to.
        using var leaving = cancellationToken.Register(() => run.Stop(ErrorCodes.Cancelled));
        try
        {
            return await AskTool.FollowAsync(run, call.ReportAsync, waiting.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ResultOrAlternate<CallToolResult>.FromAlternate(call.Service<TaskStates>().Create(run), McpTaskJson.Default.McpTask);
        }
    }

    private static McpServerRequestHandler Handler(string method, Func<Run, TaskStates, CancellationToken, ValueTask<JsonNode?>> answer) =>
        new()
        {
            Method = method,
            RoutingNameParameter = TaskId,
            Handler = async (request, cancellationToken) =>
            {
                if (!Knows(request))
                    throw new MissingRequiredClientCapabilityException(
                        new ClientCapabilities { Extensions = new Dictionary<string, object> { [Extension] = new JsonObject() } }
                    );
                var id = request.Params?[TaskId] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
                var runs = request.Services!.GetRequiredService<RunManager>();
                var run =
                    await runs.FindAsync(id, request.User.ToCaller() with { Face = FaceNames.Mcp }, cancellationToken).ConfigureAwait(false)
                    ?? throw new McpProtocolException(
                        "There is no task of this id, or it is no longer retained.",
                        McpErrorCode.InvalidParams
                    );
                return await answer(run, request.Services!.GetRequiredService<TaskStates>(), cancellationToken).ConfigureAwait(false);
            },
        };

    private static async ValueTask<JsonNode?> GetAsync(Run run, TaskStates states, CancellationToken cancellationToken) =>
        await states.LookAsync(run, cancellationToken).ConfigureAwait(false);

    // Nothing is ever asked of the client: what it sends is acknowledged.
    private static ValueTask<JsonNode?> UpdateAsync(Run run, TaskStates states, CancellationToken cancellationToken) => new(Acknowledged());

    private static ValueTask<JsonNode?> CancelAsync(Run run, TaskStates states, CancellationToken cancellationToken)
    {
        run.Stop(ErrorCodes.Cancelled);
        return new(Acknowledged());
    }

    private static JsonObject Acknowledged() => new() { ["resultType"] = "complete" };

    /// <summary>Whether the client says that it knows tasks: with this request, or when its session began.</summary>
    private static bool Knows<T>(RequestContext<T> request) =>
        (request.JsonRpcRequest.Context?.ClientCapabilities ?? request.Server.ClientCapabilities)?.Extensions?.ContainsKey(Extension)
            is true;
}
