using Agent.Core.Streaming;
using Agent.Hub.State.Database;
using Agent.Protocol;

namespace Agent.Hub.Endpoints;

/// <summary>
/// <c>GET /shared/{token}</c> gives a shared conversation, <c>GET /shared/{token}/runs/{runId}</c> the events of one of its runs. The token
/// is the right to both and to
/// nothing else.
/// </summary>
internal static class SharedEndpoints
{
    public static void MapShared(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/shared/{token}", OpenAsync);
        endpoints.MapGet("/shared/{token}/runs/{runId}", ReadAsync);
    }

    private static async Task<IResult> OpenAsync(string token, HttpContext context, ShareStore shares)
    {
        Private(context);
        return await shares.OpenAsync(token, context.RequestAborted).ConfigureAwait(false) is { } thread
            ? Results.Json(thread.ToContent(), AgentProtocolContext.Default.ThreadContent)
            : Results.NotFound();
    }

    private static async Task<IResult> ReadAsync(string token, string runId, HttpContext context, ShareStore shares, IRunLogStore logs)
    {
        Private(context);
        var thread = await shares.OpenAsync(token, context.RequestAborted).ConfigureAwait(false);
        if (thread?.Turns.Exists(turn => turn.RunId == runId) != true)
            return Results.NotFound();
        if (await logs.FindAsync(runId, context.RequestAborted).ConfigureAwait(false) is not { IsCompleted: true } log)
            return Results.NotFound();
        var batches = new List<EventBatch>();
        await foreach (var batch in log.ReadAsync(null, context.RequestAborted).ConfigureAwait(false))
            batches.Add(batch);
        return Results.Json(batches.ToArray(), AgentProtocolContext.Default.EventBatchArray);
    }

    // A secret in an address must not stay in caches or go out with links.
    private static void Private(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
