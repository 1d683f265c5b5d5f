using System.Collections.Concurrent;
using Agent.Core.Datasets;
using Agent.Data.Access;
using Agent.Data.Import.Records;
using Agent.Data.Measures;
using Agent.Data.Sidecar;
using Agent.Data.Store;
using Agent.Data.Workbooks;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Data.Catalog;

/// <summary>Loads files: a few at once, each to the end whatever it is; what cannot be read becomes a plain sentence.</summary>
/// <param name="options">Limits.</param>
/// <param name="snapshots">Where what was read is kept.</param>
/// <param name="cache">What is open.</param>
/// <param name="watch">What is done with each profile before it is offered, and who is told how far a file has come.</param>
/// <param name="time">Measures pauses.</param>
/// <param name="logger">Told why a file cannot be read.</param>
internal sealed partial class DatasetLoader(
    DataOptions options,
    SnapshotFolder snapshots,
    WorkbookCache cache,
    LoadSteps watch,
    TimeProvider time,
    ILogger logger
) : IDisposable
{
    private const int ConcurrentHashes = 2;
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan[] Retries = [TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly SemaphoreSlim _hashes = new(ConcurrentHashes);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, bool> _opening = new();

    /// <summary>What is said of a file before it is loaded.</summary>
    public static DatasetInfo Loading(DatasetFile file) => new()
    {
        Id = file.Id,
        Title = Path.GetFileNameWithoutExtension(file.Path),
        File = Path.GetFileName(file.Path),
        Status = DatasetStatus.Loading,
    };

    /// <summary>Ready or failed; never throws.</summary>
    /// <param name="file">The file.</param>
    /// <param name="settle">Whether it may still be being written: then it is read when it has been still for a moment.</param>
    public async Task<LoadedDataset> LoadAsync(DatasetFile file, bool settle)
    {
        await Task.Yield();
        var info = Loading(file);
        var progress = watch.Progress(file);
        try
        {
            if (settle)
                await SettleAsync(file.Path).ConfigureAwait(false);
            // Half of a sidecar may give rows to nobody, or to everybody.
            if (settle && file.Sidecar is not null)
                await SettleAsync(file.Sidecar.Path).ConfigureAwait(false);
            return await LoadWithRetryAsync(file, info, progress).ConfigureAwait(false);
        }
        catch (WorkbookException unreadable)
        {
            LogUnreadable(logger, unreadable, info.File);
            return Failed(info, unreadable.Message, mayPass: unreadable.IsPassing);
        }
        catch (Exception surroundings) when (IoReason.IsSurroundings(surroundings))
        {
            LogUnreadable(logger, surroundings, info.File);
            return Failed(info, IoReason.Of(surroundings), mayPass: true);
        }
        catch (Exception failure)
        {
            LogUnreadable(logger, failure, info.File);
            return Failed(info, progress.Fault(), mayPass: false);
        }
    }

    /// <summary>Reads a copy of a file before it has its place in the folder, so that it is ready when it is put there.</summary>
    /// <exception cref="WorkbookException">It cannot be read.</exception>
    public async Task PrepareAsync(string path, string fileName, string id, string hash, CancellationToken cancellationToken) =>
        (
            await snapshots
                .OpenOrMakeAsync(path, fileName, id, hash, ImportRules.None, null, new LoadProgress(), cancellationToken)
                .ConfigureAwait(false)
        ).Dispose();

    /// <summary>The snapshot of a version.</summary>
    /// <exception cref="DatasetException">It could be opened before, and no longer.</exception>
    public async ValueTask<SharedSnapshot> OpenAgainAsync(DatasetEntry entry, LoadedDataset loaded, CancellationToken cancellationToken)
    {
        var progress = watch.Progress(entry.File);
        try
        {
            var shared = await OpenAsync(entry.File, loaded, progress, cancellationToken).ConfigureAwait(false);
            if (loaded.Rows is null)
                entry.SetFault(null);
            return shared;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogUnreadable(logger, fault, loaded.Info.File);
            var why = fault is WorkbookException ? fault.Message : IoReason.IsSurroundings(fault) ? IoReason.Of(fault) : progress.Fault();
            if (loaded.Rows is null)
                entry.SetFault(why);
            throw new DatasetException(ErrorCodes.DatasetFailed, $"{loaded.Info.File}: {why}");
        }
    }

    private ValueTask<SharedSnapshot> OpenAsync(
        DatasetFile file,
        LoadedDataset loaded,
        LoadProgress progress,
        CancellationToken cancellationToken
    ) =>
        cache.GetOrOpenAsync(
            $"{file.Id}:{loaded.Info.Version}",
            _ => Owned(Task.Run(() => OpenAsync(file, loaded, progress), _closing.Token)),
            cancellationToken
        );

    // Whoever asked for it may leave; the loader ends it.
    private Task<SharedSnapshot> Owned(Task<SharedSnapshot> opening)
    {
        _opening[opening] = true;
        opening.ContinueWith(
            done => _opening.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return opening;
    }

    private async Task<SharedSnapshot> OpenAsync(DatasetFile file, LoadedDataset loaded, LoadProgress progress)
    {
        var sidecar = loaded.Sidecar;
        var rules = sidecar?.Rules ?? ImportRules.None;
        var snapshot = await snapshots
            .OpenOrMakeAsync(
                file.Path,
                Path.GetFileName(file.Path),
                file.Id,
                loaded.ContentHash!,
                rules,
                loaded.Rows,
                progress,
                _closing.Token
            )
            .ConfigureAwait(false);
        try
        {
            progress.Enter(LoadStage.Overlay);
            var profile = snapshot.Profile with { Version = loaded.Info.Version! };
            profile = sidecar is null ? profile : SidecarOverlay.Apply(profile, sidecar, isPart: loaded.Rows is not null);
            progress.Enter(LoadStage.Measure);
            profile = MeasureCatalogue.Apply(profile, sidecar);
            // What is wrong in a sidecar is told with values of all rows, to those who see them.
            profile = loaded.Rows is null ? profile : profile with { Problems = [] };
            progress.Enter(LoadStage.Prepare);
            watch.Prepare(profile);
            return new SharedSnapshot(snapshot, profile);
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>Ends all loads, and waits until they have: they write into the folder.</summary>
    /// <param name="within">Longest wait.</param>
    public void Cancel(TimeSpan within)
    {
        _closing.Cancel();
        try
        {
            Task.WaitAll([.. _opening.Keys], within);
        }
        catch (AggregateException)
        {
            // Cancelled, as they were told.
        }
    }

    public void Dispose()
    {
        _hashes.Dispose();
        _closing.Dispose();
    }

    private LoadedDataset Failed(DatasetInfo info, string why, bool mayPass) =>
        new(info with { Status = DatasetStatus.Failed, Error = why }, FailedAt: mayPass ? time.GetTimestamp() : null);

    // Files may be large and their disk slow: only so many are read at once for their hash.
    private async Task<string> HashAsync(string path)
    {
        await _hashes.WaitAsync(_closing.Token).ConfigureAwait(false);
        try
        {
            return await snapshots.HashAsync(path, _closing.Token).ConfigureAwait(false);
        }
        finally
        {
            _hashes.Release();
        }
    }

    // A file that was changed just now may still be being written: it gets some time before it counts as broken.
    private async Task<LoadedDataset> LoadWithRetryAsync(DatasetFile file, DatasetInfo info, LoadProgress progress)
    {
        if (FileTypes.WhyNot(file.Path) is { } why)
            throw new WorkbookException(why);
        if (!FileKind.IsRegular(file.Path))
            throw new WorkbookException("This is a pipe, a device or a socket; only files are read.");
        if (file.Length > options.MaxFileBytes)
            throw new WorkbookException(
                $"The file has {file.Length >> 20} MB; at most {options.MaxFileBytes >> 20} MB are read ({DataOptions.Section}:MaxFileBytes)."
            );
        for (var attempt = 0; ; attempt++)
        {
            var isFresh = IsFresh(file.Path);
            try
            {
                progress.Enter(LoadStage.Hash);
                var hash = await HashAsync(file.Path).ConfigureAwait(false);
                progress.Enter(LoadStage.Sidecar);
                var sidecar = file.Sidecar is null ? null : SidecarFile.Load(file.Sidecar.Path);
                var version = file.Sidecar is null ? hash : SidecarFile.Version(hash, file.Sidecar.Path);
                return await ReadyAsync(file, new LoadedDataset(info with { Version = version }, hash, sidecar), progress)
                    .ConfigureAwait(false);
            }
            catch (WorkbookException passing) when (passing.IsPassing && attempt < Retries.Length && isFresh)
            {
                LogAgain(logger, info.File, Retries[attempt]);
                await Task.Delay(Retries[attempt], time, _closing.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What a filter leaves of a file that is ready: ready or failed; never throws.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="whole">All of it.</param>
    /// <param name="rows">The rows that stay.</param>
    public async Task<LoadedDataset> LoadPartAsync(DatasetEntry entry, LoadedDataset whole, RowFilter rows)
    {
        await Task.Yield();
        var info = Loading(entry.File);
        var progress = watch.Progress(entry.File);
        try
        {
            return await ReadyAsync(
                    entry.File,
                    whole with
                    {
                        Info = info with { Version = rows.Version(whole.Info.Version!) },
                        Rows = rows,
                    },
                    progress
                )
                .ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            LogUnreadable(logger, failure, info.File);
            return Failed(
                info,
                failure is WorkbookException ? failure.Message
                    : IoReason.IsSurroundings(failure) ? IoReason.Of(failure)
                    : progress.Fault(),
                mayPass: true
            );
        }
    }

    private async Task<LoadedDataset> ReadyAsync(DatasetFile file, LoadedDataset loaded, LoadProgress progress)
    {
        var profile = (await OpenAsync(file, loaded, progress, _closing.Token).ConfigureAwait(false)).Profile;
        return loaded with
        {
            Info = loaded.Info with
            {
                Title = profile.Title,
                Status = DatasetStatus.Ready,
                LoadedAt = time.GetUtcNow(),
                Sheets = [.. profile.FileSheets.Select(sheet => new SheetInfo(sheet.Name, sheet.Rows, sheet.Columns.Count))],
                Problems = profile.Problems.Count == 0 ? null : profile.Problems,
            },
        };
    }

    // Who saves or copies a file writes it in many steps; half of a CSV file is a CSV file, too.
    private async Task SettleAsync(string path)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < LongestSettling)
        {
            var still = time.GetUtcNow() - File.GetLastWriteTimeUtc(path);
            if (still >= Settled || still < TimeSpan.Zero)
                return;
            await Task.Delay(Settled - still, time, _closing.Token).ConfigureAwait(false);
        }
    }

    // Asked before a file is read: on a busy machine the reading alone may take longer than a file counts as fresh.
    private bool IsFresh(string path) => time.GetUtcNow() - File.GetLastWriteTimeUtc(path) < Fresh;

    [LoggerMessage(Level = LogLevel.Debug, Message = "{File} is read again in {Delay}")]
    private static partial void LogAgain(ILogger logger, string file, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, Exception failure, string file);
}
