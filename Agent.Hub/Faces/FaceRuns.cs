using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.Hubs;
using Agent.Hub.Security;
using Agent.Protocol;

namespace Agent.Hub.Faces;

/// <summary>Starts, finds and follows runs for clients over HTTP, under the same rules as the hub's streams.</summary>
internal sealed class FaceRuns(RunManager runs, ViewerGuard guard)
{
    /// <summary>Starts a run, or gives the one that this request has started before. Exactly one of the two is not null.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="face">One of <see cref="FaceNames"/>.</param>
    /// <param name="context">The request.</param>
    public ValueTask<(Run? Run, RunRefusal? Refusal)> StartAsync(AskRequest ask, string face, HttpContext context) =>
        runs.StartAsync(ask, context.Caller() with { Face = face, MayApprove = face == FaceNames.AgUi }, context.RequestAborted);

    /// <summary>The run a client named, or the hub did, if it is the caller's; null otherwise.</summary>
    public async ValueTask<Run?> FindAsync(string id, HttpContext context) =>
        await runs.FindByRequestAsync(id, context.Caller(), context.RequestAborted).ConfigureAwait(false)
        ?? await runs.FindAsync(id, context.Caller(), context.RequestAborted).ConfigureAwait(false);

    /// <summary>The run with the hub's own id, if it is the caller's; null otherwise.</summary>
    public ValueTask<Run?> FindOwnAsync(string runId, HttpContext context) =>
        runs.FindAsync(runId, context.Caller(), context.RequestAborted);

    /// <summary>The run of a conversation that began last and is live or retained, if it is the caller's; null otherwise.</summary>
    public Run? FindLatest(string threadId, HttpContext context) => runs.FindLatest(threadId, context.Caller());

    /// <summary>Admits a reader; null when the connection or the user has too many streams open. The caller disposes it.</summary>
    public Viewer? TryAdmit(HttpContext context) =>
        guard.TryAdmit(context.Connection.Id ?? context.TraceIdentifier, context.Caller().UserId, context.Abort);

    /// <summary>The events behind a position. A batch of epoch "" is a refusal and the last.</summary>
    public static IAsyncEnumerable<EventBatch> FollowAsync(Run run, Position? after, Viewer viewer, CancellationToken cancellationToken) =>
        RunStreams.FollowAsync(run, after, viewer, cancellationToken);

    /// <summary>Why there are too many readers.</summary>
    public static RunRefusal TooManyStreams { get; } =
        new(ErrorCodes.RateLimited, "Too many streams are open; close one, or attach later.");
}
