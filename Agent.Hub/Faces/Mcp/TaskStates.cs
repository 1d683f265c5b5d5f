using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.Faces.Mcp;

/// <summary>Tasks as their runs stand.</summary>
internal sealed class TaskStates(IOptions<StreamingOptions> streaming, TimeProvider time)
{
    private const string Working = "working";
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>A task that has just begun.</summary>
    public McpTask Create(Run run) => State(run, Working, "task");

    /// <summary>
    /// A task now; with its result when it is done. What the run failed with is a result too: the protocol itself has not failed.
    /// </summary>
    public async ValueTask<JsonObject> LookAsync(Run run, CancellationToken cancellationToken)
    {
        // Whoever looks is there: the run is not given up for want of viewers.
        using var joined = run.Join();
        var log = await run.OpenLogAsync(cancellationToken).ConfigureAwait(false);
        if (!log.IsCompleted)
            return Json(State(run, Working, "complete"));
        var isCancelled = false;
        await foreach (var batch in run.FollowAsync(null, cancellationToken).ConfigureAwait(false))
            isCancelled = batch.Events is [.., RunErrorEvent { Code: ErrorCodes.Cancelled }];
        if (isCancelled)
            return Json(State(run, "cancelled", "complete"));
        var done = Json(State(run, "completed", "complete"));
        var result = await AskTool.FollowAsync(run, (_, _) => default, cancellationToken).ConfigureAwait(false);
        done["result"] = JsonSerializer.SerializeToNode(result, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult)));
        return done;
    }

    private McpTask State(Run run, string status, string resultType) => new()
    {
        ResultType = resultType,
        TaskId = run.Id,
        Status = status,
        CreatedAt = Iso(time.GetUtcNow() - Age(run)),
        LastUpdatedAt = Iso(time.GetUtcNow()),
        TtlMs = (long)streaming.Value.Retention.TotalMilliseconds,
        PollIntervalMs = (long)PollInterval.TotalMilliseconds,
    };

    // Of a run that another process began, only that it is there is known.
    private TimeSpan Age(Run run) => run.StartedAt == 0 ? TimeSpan.Zero : time.GetElapsedTime(run.StartedAt);

    private static string Iso(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Json(McpTask task) => JsonSerializer.SerializeToNode(task, McpTaskJson.Default.McpTask)!.AsObject();
}
