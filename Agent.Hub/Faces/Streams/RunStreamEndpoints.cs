using System.Text.Json;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.Security;
using Agent.Protocol;

namespace Agent.Hub.Faces.Streams;

/// <summary><c>GET /runs/{id}/events</c>: a run's log as a durable stream of JSON. Runs are written by the hub alone.</summary>
internal static class RunStreamEndpoints
{
    private static readonly StreamForm Events = new(
        "application/json",
        next => JsonSerializer.SerializeToUtf8Bytes(next, AgentProtocolContext.Default.AgentEvent)
    );

    /// <summary>Maps the endpoint.</summary>
    public static void MapRunStreams(this IEndpointRouteBuilder endpoints)
    {
        var runs = endpoints.MapGroup("/runs/{id}/events").RequireCaller();
        runs.MapGet("/", ReadAsync);
        runs.MapMethods("/", [HttpMethods.Head], ReadAsync);
    }

    private static async Task ReadAsync(string id, HttpContext context, FaceRuns runs, TimeProvider time)
    {
        using var viewer = runs.TryAdmit(context);
        var run = await runs.FindAsync(id, context).ConfigureAwait(false);
        var refusal = viewer is null ? FaceRuns.TooManyStreams : run is null ? new RunRefusal(ErrorCodes.UnknownRun) : null;
        if (refusal is not null)
        {
            await FaceProblem.WriteAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        // Whoever reads watches: the run goes on.
        using var joined = run!.Join();
        IRunLog log;
        try
        {
            log = await run.OpenLogAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (PositionLostException)
        {
            await FaceProblem.WriteAsync(context, new RunRefusal(ErrorCodes.PositionLost)).ConfigureAwait(false);
            return;
        }

        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var response = new StreamResponse(context, log, Events, StreamTimes.Default, time);
        if (HttpMethods.IsHead(context.Request.Method))
            response.Head();
        else
            await response.ReadAsync().ConfigureAwait(false);
    }
}
