using Agent.Data.Measures;
using Agent.Data.Sidecar;
using Agent.Data.Store;
using Agent.Data.Workbooks;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Data.Catalog;

/// <summary>Loads files: a few at once, each to the end whatever it is; what cannot be read becomes a plain sentence.</summary>
internal sealed partial class DatasetLoader(DataOptions options, SnapshotFolder snapshots, WorkbookCache cache, TimeProvider time, ILogger logger) : IDisposable
{
    private const int ConcurrentLoads = 2;
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan[] Retries = [TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly SemaphoreSlim _loads = new(ConcurrentLoads);
    private readonly CancellationTokenSource _closing = new();

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
        try
        {
            if (settle)
                await SettleAsync(file.Path).ConfigureAwait(false);
            await _loads.WaitAsync(_closing.Token).ConfigureAwait(false);
            try
            {
                return await LoadWithRetryAsync(file, info).ConfigureAwait(false);
            }
            finally
            {
                _loads.Release();
            }
        }
        catch (WorkbookException unreadable)
        {
            LogUnreadable(logger, unreadable, info.File);
            return new LoadedDataset(info with { Status = DatasetStatus.Failed, Error = unreadable.Message });
        }
        catch (Exception failure)
        {
            LogUnreadable(logger, failure, info.File);
            return new LoadedDataset(info with { Status = DatasetStatus.Failed, Error = "The file could not be loaded; the hub's log says why." });
        }
    }

    /// <summary>The snapshot of a version.</summary>
    public ValueTask<SharedSnapshot> OpenAsync(DatasetFile file, string hash, string version, SidecarFile? sidecar, CancellationToken cancellationToken) =>
        cache.GetOrOpenAsync(
            $"{file.Id}:{version}",
            token => Task.Run(
                () =>
                {
                    var snapshot = snapshots.OpenOrMake(file.Path, file.Id, hash, token);
                    var profile = snapshot.Profile with { Version = version };
                    profile = sidecar is null ? profile : SidecarOverlay.Apply(profile, sidecar);
                    return new SharedSnapshot(snapshot, MeasureCatalogue.Apply(profile, sidecar));
                },
                token),
            cancellationToken);

    public void Dispose()
    {
        _closing.Cancel();
        _loads.Dispose();
        _closing.Dispose();
    }

    // A file that was changed just now may still be being written: it gets some time before it counts as broken.
    private async Task<LoadedDataset> LoadWithRetryAsync(DatasetFile file, DatasetInfo info)
    {
        if (file.Length > options.MaxFileBytes)
            throw new WorkbookException($"The file has {file.Length >> 20} MB; at most {options.MaxFileBytes >> 20} MB are read ({DataOptions.Section}:MaxFileBytes).");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var hash = await snapshots.HashAsync(file.Path, _closing.Token).ConfigureAwait(false);
                var sidecar = file.Sidecar is null ? null : SidecarFile.Load(file.Sidecar.Path);
                var version = file.Sidecar is null ? hash : SidecarFile.Version(hash, file.Sidecar.Path);
                var profile = (await OpenAsync(file, hash, version, sidecar, _closing.Token).ConfigureAwait(false)).Profile;
                var ready = info with
                {
                    Title = profile.Title,
                    Status = DatasetStatus.Ready,
                    Version = version,
                    LoadedAt = time.GetUtcNow(),
                    Sheets = [.. profile.Sheets.Select(sheet => new SheetInfo(sheet.Name, sheet.Rows, sheet.Columns.Count))],
                    Problems = profile.Problems.Count == 0 ? null : profile.Problems,
                };
                return new LoadedDataset(ready, hash, sidecar);
            }
            catch (WorkbookException passing) when (passing.IsPassing && attempt < Retries.Length && IsFresh(file))
            {
                LogAgain(logger, info.File, Retries[attempt]);
                await Task.Delay(Retries[attempt], time, _closing.Token).ConfigureAwait(false);
            }
        }
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

    private bool IsFresh(DatasetFile file) => time.GetUtcNow() - file.Modified < Fresh;

    [LoggerMessage(Level = LogLevel.Debug, Message = "{File} is read again in {Delay}")]
    private static partial void LogAgain(ILogger logger, string file, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, Exception failure, string file);
}
