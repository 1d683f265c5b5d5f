using Agent.Data.Store;
using Agent.Data.Workbooks;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Data.Catalog;

/// <summary>Loads files: a few at once, each to the end whatever it is; what cannot be read becomes a plain sentence.</summary>
internal sealed partial class DatasetLoader(DataOptions options, SnapshotFolder snapshots, WorkbookCache cache, TimeProvider time, ILogger logger) : IDisposable
{
    private const int ConcurrentLoads = 2;
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
    public async Task<DatasetInfo> LoadAsync(DatasetFile file)
    {
        await Task.Yield();
        var info = Loading(file);
        try
        {
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
            return info with { Status = DatasetStatus.Failed, Error = unreadable.Message };
        }
        catch (Exception failure)
        {
            LogUnreadable(logger, failure, info.File);
            return info with { Status = DatasetStatus.Failed, Error = "The file could not be loaded; the hub's log says why." };
        }
    }

    /// <summary>The snapshot of a version that was loaded before.</summary>
    public ValueTask<SharedSnapshot> OpenAsync(DatasetFile file, string hash, CancellationToken cancellationToken) =>
        cache.GetOrOpenAsync(
            $"{file.Id}:{hash}",
            token => Task.Run(() => new SharedSnapshot(snapshots.OpenOrMake(file.Path, file.Id, hash, token)), token),
            cancellationToken);

    public void Dispose()
    {
        _closing.Cancel();
        _loads.Dispose();
        _closing.Dispose();
    }

    // A file that was changed just now may still be being written: it gets some time before it counts as broken.
    private async Task<DatasetInfo> LoadWithRetryAsync(DatasetFile file, DatasetInfo info)
    {
        if (file.Length > options.MaxFileBytes)
            throw new WorkbookException($"The file has {file.Length >> 20} MB; at most {options.MaxFileBytes >> 20} MB are read ({DataOptions.Section}:MaxFileBytes).");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var hash = await snapshots.HashAsync(file.Path, _closing.Token).ConfigureAwait(false);
                var shared = await OpenAsync(file, hash, _closing.Token).ConfigureAwait(false);
                return info with
                {
                    Status = DatasetStatus.Ready,
                    Version = hash,
                    LoadedAt = time.GetUtcNow(),
                    Sheets = [.. shared.Snapshot.Profile.Sheets.Select(sheet => new SheetInfo(sheet.Name, sheet.Rows, sheet.Columns.Count))],
                };
            }
            catch (WorkbookException passing) when (passing.IsPassing && attempt < Retries.Length && IsFresh(file))
            {
                LogAgain(logger, info.File, Retries[attempt]);
                await Task.Delay(Retries[attempt], time, _closing.Token).ConfigureAwait(false);
            }
        }
    }

    private bool IsFresh(DatasetFile file) => time.GetUtcNow() - file.Modified < Fresh;

    [LoggerMessage(Level = LogLevel.Debug, Message = "{File} is read again in {Delay}")]
    private static partial void LogAgain(ILogger logger, string file, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, Exception failure, string file);
}
