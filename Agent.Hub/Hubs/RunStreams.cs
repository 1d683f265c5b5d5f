using System.Runtime.CompilerServices;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.Faces;
using Agent.Hub.Security;
using Agent.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace Agent.Hub.Hubs;

/// <summary>
/// The streams of the hub: each is a cursor over a run's log under the viewer guard. A refusal of any kind is a stream of one batch.
/// </summary>
internal sealed class RunStreams(RunManager runs, ViewerGuard guard)
{
    /// <summary>Starts or finds the run and follows it from its first event.</summary>
    public IAsyncEnumerable<EventBatch> AskAsync(AskRequest request, HubCallerContext context, CancellationToken cancellationToken) =>
        StreamAsync(
            () => runs.StartAsync(request, context.Caller() with { Face = FaceNames.SignalR }, cancellationToken),
            null,
            Admit(context),
            Form(context),
            cancellationToken
        );

    /// <summary>Follows a run behind a position.</summary>
    public IAsyncEnumerable<EventBatch> AttachAsync(
        string runId,
        Position? position,
        HubCallerContext context,
        CancellationToken cancellationToken
    ) =>
        StreamAsync(
            () => FindAsync(runId, context.Caller(), cancellationToken),
            position,
            Admit(context),
            Form(context),
            cancellationToken
        );

    /// <summary>Follows a run behind a position for a viewer that was admitted; ends the viewer.</summary>
    public static IAsyncEnumerable<EventBatch> FollowAsync(
        Run run,
        Position? position,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => StreamAsync(() => ValueTask.FromResult<(Run?, RunRefusal?)>((run, null)), position, viewer, null, cancellationToken);

    private static Func<EventBatch, EventBatch>? Form(HubCallerContext context) =>
        EventForm.Of(context.GetHttpContext()?.Request.Query[EventForm.Parameter].ToString());

    private Viewer? Admit(HubCallerContext context) => guard.TryAdmit(context.ConnectionId, context.UserIdentifier, context.Abort);

    private async ValueTask<(Run?, RunRefusal?)> FindAsync(string runId, Caller caller, CancellationToken cancellationToken) =>
        await runs.FindAsync(runId, caller, cancellationToken).ConfigureAwait(false) is { } run
            ? (run, null)
            : (null, new RunRefusal(ErrorCodes.UnknownRun));

    // The one iterator between a log's and SignalR's: each more would cost every frame of every viewer.
    private static async IAsyncEnumerable<EventBatch> StreamAsync(
        Func<ValueTask<(Run? Run, RunRefusal? Refusal)>> find,
        Position? position,
        Viewer? admitted,
        Func<EventBatch, EventBatch>? form,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var viewer = admitted;
        if (viewer is null)
        {
            yield return Refusals.TooManyStreams();
            yield break;
        }

        var (run, refusal) = await find().ConfigureAwait(false);
        if (run is null)
        {
            yield return Refusals.Of(refusal!);
            yield break;
        }

        using var joined = run.Join();
        IAsyncEnumerator<EventBatch>? batches = null;
        try
        {
            EventBatch? refused = null;
            while (refused is null)
            {
                try
                {
                    batches ??= (await run.OpenLogAsync(cancellationToken).ConfigureAwait(false))
                        .ReadAsync(position, cancellationToken)
                        .GetAsyncEnumerator(cancellationToken);
                    if (!await batches.MoveNextAsync().ConfigureAwait(false))
                        yield break;
                }
                catch (PositionLostException)
                {
                    refused = Refusals.Of(new RunRefusal(ErrorCodes.PositionLost), run.Id);
                }
                catch (RunLogException)
                {
                    refused = Refusals.Of(new RunRefusal(ErrorCodes.Internal), run.Id);
                }
                catch (SlowViewerException)
                {
                    refused = Refusals.Of(new RunRefusal(ErrorCodes.SlowViewer), run.Id);
                }

                viewer.Handed();
                yield return refused ?? (form is null ? batches!.Current : form(batches!.Current));
                viewer.CameBack();
            }
        }
        finally
        {
            if (batches is not null)
                await batches.DisposeAsync().ConfigureAwait(false);
        }
    }
}
