using System.Runtime.CompilerServices;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.Security;
using Agent.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace Agent.Hub.Hubs;

/// <summary>The streams of the hub: each is a cursor over a run's log under the viewer guard. A refusal of any kind is a stream of one batch.</summary>
internal sealed class RunStreams(RunManager runs, ViewerGuard guard)
{
    /// <summary>Starts or finds the run and follows it from its first event.</summary>
    public async IAsyncEnumerable<EventBatch> AskAsync(AskRequest request, HubCallerContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var viewer = Admit(context);
        if (viewer is null)
        {
            yield return Refusals.TooManyStreams();
            yield break;
        }

        var (run, refusal) = await runs.StartAsync(request, context.Caller(), cancellationToken).ConfigureAwait(false);
        if (run is null)
        {
            yield return Refusals.Of(refusal!);
            yield break;
        }

        await foreach (var batch in FollowAsync(run, null, viewer, cancellationToken).ConfigureAwait(false))
            yield return batch;
    }

    /// <summary>Follows a run behind a position.</summary>
    public async IAsyncEnumerable<EventBatch> AttachAsync(
        string runId, Position? position, HubCallerContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var viewer = Admit(context);
        if (viewer is null)
        {
            yield return Refusals.TooManyStreams();
            yield break;
        }

        if (runs.Find(runId, context.Caller()) is not { } run)
        {
            yield return Refusals.Of(new RunRefusal(ErrorCodes.UnknownRun));
            yield break;
        }

        await foreach (var batch in FollowAsync(run, position, viewer, cancellationToken).ConfigureAwait(false))
            yield return batch;
    }

    private static async IAsyncEnumerable<EventBatch> FollowAsync(
        Run run, Position? position, Viewer viewer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batches = viewer.WatchAsync(run.FollowAsync(position, cancellationToken), cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var _ = batches.ConfigureAwait(false);
        while (true)
        {
            EventBatch? refusal = null;
            try
            {
                if (!await batches.MoveNextAsync().ConfigureAwait(false))
                    yield break;
            }
            catch (PositionLostException)
            {
                refusal = Refusals.Of(new RunRefusal(ErrorCodes.PositionLost), run.Id);
            }
            catch (SlowViewerException)
            {
                refusal = Refusals.Of(new RunRefusal(ErrorCodes.SlowViewer), run.Id);
            }

            yield return refusal ?? batches.Current;
            if (refusal is not null)
                yield break;
        }
    }

    private Viewer? Admit(HubCallerContext context) => guard.TryAdmit(context.ConnectionId, context.UserIdentifier, context.Abort);
}
