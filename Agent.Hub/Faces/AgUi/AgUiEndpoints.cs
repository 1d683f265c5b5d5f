using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.Security;
using Agent.Protocol;

namespace Agent.Hub.Faces.AgUi;

/// <summary>
/// AG-UI over HTTP: <c>POST /agui</c> asks, <c>GET /agui/runs/{id}</c> and <c>GET /agui/threads/{id}</c> come back to a run or a
/// conversation,
/// <c>POST /agui/runs/{id}/cancel</c> stops one, <c>GET /agui/capabilities</c> says what the hub can do.
/// </summary>
internal static class AgUiEndpoints
{
    public static void MapAgUi(this IEndpointRouteBuilder endpoints)
    {
        var agui = endpoints.MapGroup("/agui").RequireCaller();
        agui.MapPost("/", AskAsync);
        agui.MapGet("/capabilities", () => Results.Text(AgUiCapabilities.Json, "application/json"));
        agui.MapGet("/runs/{runId}", RunAsync);
        agui.MapPost("/runs/{runId}/cancel", CancelAsync);
        agui.MapGet("/threads/{threadId}", ThreadAsync);
    }

    private static async Task AskAsync(HttpContext context, FaceRuns runs, TimeProvider time)
    {
        using var body = await FaceJson.ReadObjectAsync(context).ConfigureAwait(false);
        string? problem = null;
        if (body.Object is not { } sent || RunAgentInputReader.Read(sent, out problem) is not { } input)
        {
            await FaceProblem.WriteAsync(context, body.Refusal ?? new RunRefusal(ErrorCodes.BadRequest, problem)).ConfigureAwait(false);
            return;
        }

        using var viewer = runs.TryAdmit(context);
        var (run, refusal) = viewer is null
            ? (null, FaceRuns.TooManyStreams)
            : await runs.StartAsync(input.ToAsk(), FaceNames.AgUi, context).ConfigureAwait(false);
        if (run is not null && !input.IsAskedBy(run.Request.Ask))
            refusal = new RunRefusal(ErrorCodes.BadRequest, "This runId stands for another question already; name each run anew.");
        if (refusal is not null)
        {
            await FaceProblem.WriteAsync(context, refusal.Named(RunAgentInput.Names)).ConfigureAwait(false);
            return;
        }

        var view = new AgUiView(input.ThreadId, input.RunId)
        {
            ProtocolVersion = input.ProtocolVersion,
            KnowsCancelled = input.KnowsCancelled,
            Interrupts = input.Interrupts,
        };
        // Leaving is not cancelling, unless the client said so.
        using var leaving = input.CancelOnAbort ? context.RequestAborted.Register(() => run!.Stop(ErrorCodes.Cancelled)) : default;
        await new AgUiStream(context, new AgUiProjection(view), time).WriteAsync(run!, null, viewer!).ConfigureAwait(false);
    }

    private static async Task RunAsync(
        string runId,
        HttpContext context,
        FaceRuns runs,
        AgUiHistory history,
        TimeProvider time,
        string? after = null,
        string? protocolVersion = null
    )
    {
        using var viewer = runs.TryAdmit(context);
        var goesOn = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : null;
        var position = AgUiFrames.Position(goesOn ?? after);
        var run = await runs.FindAsync(runId, context).ConfigureAwait(false);
        var refusal = viewer is null ? FaceRuns.TooManyStreams
            : run is null ? new RunRefusal(ErrorCodes.UnknownRun)
            : (goesOn ?? after) is not null && position is null
                ? new RunRefusal(ErrorCodes.BadRequest, "after must be the id of an event, epoch:seq.")
            : null;
        if (refusal is not null)
        {
            await FaceProblem.WriteAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        var stream = new AgUiStream(context, new AgUiProjection(View(run!.Request.ThreadId, runId, protocolVersion)), time);
        if (goesOn is not null)
            await stream.WriteAsync(run, position, viewer!).ConfigureAwait(false);
        else
            await JoinAsync(stream, run, position, viewer!, history, context).ConfigureAwait(false);
    }

    private static async Task ThreadAsync(
        string threadId,
        HttpContext context,
        FaceRuns runs,
        AgUiHistory history,
        TimeProvider time,
        string? protocolVersion = null
    )
    {
        using var viewer = runs.TryAdmit(context);
        if (viewer is null)
        {
            await FaceProblem.WriteAsync(context, FaceRuns.TooManyStreams).ConfigureAwait(false);
            return;
        }

        var run = runs.FindLatest(threadId, context);
        var runId = run?.Request.Ask.ClientRequestId ?? run?.Id ?? $"{threadId}-history";
        var stream = new AgUiStream(context, new AgUiProjection(View(threadId, runId, protocolVersion)), time);
        if (run is not null)
        {
            var log = await run.OpenLogAsync(context.RequestAborted).ConfigureAwait(false);
            await JoinAsync(stream, run, new Position(log.Epoch, log.LastSeq), viewer, history, context).ConfigureAwait(false);
        }
        else if (await history.ReadAsync(threadId, null, context).ConfigureAwait(false) is { } messages)
        {
            await stream.ShowAsync(messages).ConfigureAwait(false);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    private static async Task JoinAsync(
        AgUiStream stream,
        Run run,
        Position? position,
        Viewer viewer,
        AgUiHistory history,
        HttpContext context
    )
    {
        var log = await run.OpenLogAsync(context.RequestAborted).ConfigureAwait(false);
        if (position is { } at && (at.Epoch != log.Epoch || at.Seq > log.LastSeq))
        {
            await FaceProblem.WriteAsync(context, new RunRefusal(ErrorCodes.PositionLost)).ConfigureAwait(false);
            return;
        }

        var before = await history.ReadAsync(run.Request.ThreadId, run.Id, context).ConfigureAwait(false) ?? [];
        // RUN_STARTED is the first event of the log and always comes first.
        await stream.JoinAsync(run, before, Math.Max(1, position?.Seq ?? 0), viewer).ConfigureAwait(false);
    }

    private static async Task CancelAsync(string runId, HttpContext context, FaceRuns runs)
    {
        if (await runs.FindAsync(runId, context).ConfigureAwait(false) is not { } run)
        {
            await FaceProblem.WriteAsync(context, new RunRefusal(ErrorCodes.UnknownRun)).ConfigureAwait(false);
            return;
        }

        run.Stop(ErrorCodes.Cancelled);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static AgUiView View(string threadId, string runId, string? protocolVersion) => new(threadId, runId)
    {
        ProtocolVersion = protocolVersion,
        KnowsCancelled = AgUiView.IsOfThisEra(protocolVersion),
    };
}
