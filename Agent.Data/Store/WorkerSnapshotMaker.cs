using System.Globalization;
using Agent.Data.Workbooks;
using Agent.Data.Workers;

namespace Agent.Data.Store;

/// <summary>
/// Makes snapshots in worker processes, each with memory and time of its own: what a file does to its reader ends there. A load that is not
/// done quickly is cut and
/// begun again where one long load at a time has its place, so that others need not wait behind it.
/// </summary>
internal sealed class WorkerSnapshotMaker(WorkerPool workers, LoadLimits limits, TimeProvider time) : ISnapshotMaker, IDisposable
{
    /// <summary>Longest answer: a reason.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Workers that are needed for all places.</summary>
    public static int Workers(LoadLimits limits) => limits.Places + 1;

    private readonly SemaphoreSlim _quick = new(limits.Places);
    private readonly SemaphoreSlim _long = new(1);

    public string Limits => string.Create(CultureInfo.InvariantCulture, $"{limits.MemoryBytes}/{limits.Timeout}");

    public async Task MakeAsync(SnapshotWork work, LoadProgress progress, CancellationToken cancellationToken)
    {
        if (await TryMakeAsync(_quick, work, progress, limits.QuickTime, cancellationToken).ConfigureAwait(false))
            return;
        if (!await TryMakeAsync(_long, work, progress, limits.Timeout, cancellationToken).ConfigureAwait(false))
            throw new LoadCutException(
                $"The file takes longer than {limits.Timeout.TotalSeconds:N0} s to read. Split it, or save it again in Excel."
            );
    }

    public void Dispose()
    {
        _quick.Dispose();
        _long.Dispose();
    }

    // False: not done within the time.
    private async Task<bool> TryMakeAsync(
        SemaphoreSlim places, SnapshotWork work, LoadProgress progress, TimeSpan within, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var timeout = new CancellationTokenSource(within, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            try
            {
                await MakeAsync(work, progress, linked).ConfigureAwait(false);
                return true;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
        finally
        {
            places.Release();
        }
    }

    // A worker that has read other files before holds some leftovers: only a new one shows that the file is too large.
    private async Task MakeAsync(SnapshotWork work, LoadProgress progress, CancellationTokenSource linked)
    {
        progress.Enter(LoadStage.Read);
        var reply = await AskAsync(work, isNew: false, linked.Token).ConfigureAwait(false);
        if (reply is null or { Kind: WorkerReplyKind.OutOfMemory })
            reply = await AskAsync(work, isNew: true, linked.Token).ConfigureAwait(false);
        switch (reply?.Kind)
        {
            case WorkerReplyKind.Done:
                return;
            case WorkerReplyKind.Failed or WorkerReplyKind.FailedForNow:
                throw new WorkbookException(reply.Error!.Message, reply.Kind == WorkerReplyKind.FailedForNow);
            case WorkerReplyKind.Fault:
                progress.Enter(Enum.TryParse<LoadStage>(reply.Error!.Code, out var stage) ? stage : LoadStage.Read);
                throw new InvalidOperationException(reply.Error.Message);
            default:
                throw new LoadCutException(
                    $"The file needs more than {limits.MemoryBytes >> 20} MB of memory to read. Split it, or save fewer columns."
                );
        }
    }

    private async Task<WorkerReply?> AskAsync(SnapshotWork work, bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            return await workers.AskAsync(work, cancellationToken, isNew).ConfigureAwait(false);
        }
        catch (WorkerLostException)
        {
            return null;
        }
    }
}
