using Agent.Core.Datasets;
using Agent.Data.Store;
using Agent.Data.Workbooks;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Data.Catalog;

/// <summary>The data folder as datasets: new and changed files are found by looking, loaded in the background, held while they are used.</summary>
internal sealed partial class DatasetCatalog : IDatasetCatalog, IDisposable
{
    private const int ConcurrentLoads = 2;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan[] Retries = [TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly DataOptions _options;
    private readonly DatasetFolder _folder;
    private readonly SnapshotFolder _snapshots;
    private readonly WorkbookCache _cache;
    private readonly DatasetFactory _factory;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _loads = new(ConcurrentLoads);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private Dictionary<string, DatasetEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _lookedAt;

    public DatasetCatalog(DataOptions options, DatasetFactory factory, TimeProvider time, ILogger<DatasetCatalog> logger)
    {
        _options = options;
        _factory = factory;
        _time = time;
        _logger = logger;
        _folder = new DatasetFolder(options);
        _snapshots = new SnapshotFolder(_folder.SnapshotFolder());
        _cache = new WorkbookCache(options.WorkbookTtl);
        Look(force: true);
    }

    public IReadOnlyList<DatasetInfo> List() =>
        [.. Look().Values.Select(Info).OrderBy(info => info.Title, StringComparer.OrdinalIgnoreCase)];

    public DatasetInfo? Find(string idOrFile) => FindEntry(idOrFile) is { } entry ? Info(entry) : null;

    public async ValueTask<IDataset> OpenAsync(string idOrFile, CancellationToken cancellationToken)
    {
        var entry = FindEntry(idOrFile)
            ?? throw new DatasetException(ErrorCodes.UnknownDataset, $"There is no dataset '{Shorten(idOrFile)}'. There are: {string.Join(", ", List().Select(info => info.File))}.");
        var info = await entry.Loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (info.Status == DatasetStatus.Failed)
            throw new DatasetException(ErrorCodes.DatasetFailed, $"{info.File}: {info.Error}");

        while (true)
        {
            var shared = await OpenSnapshotAsync(entry.File, info.Version!, cancellationToken).ConfigureAwait(false);
            // Closed between the cache's answer and here: ask again.
            if (shared.TryUse() is { } lease)
                return _factory(shared.Snapshot.Profile, shared.Snapshot.OpenConnection, lease);
        }
    }

    public IReadOnlyList<CacheStatistics> Statistics() => [_cache.Statistics()];

    public ValueTask ClearCachesAsync(CancellationToken cancellationToken) => _cache.ClearAsync(cancellationToken);

    public void Dispose()
    {
        _closing.Cancel();
        _cache.Dispose();
        _loads.Dispose();
        _closing.Dispose();
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private DatasetEntry? FindEntry(string idOrFile)
    {
        var entries = Look();
        return entries.GetValueOrDefault(idOrFile)
            ?? entries.Values.FirstOrDefault(entry => string.Equals(Path.GetFileName(entry.File.Path), idOrFile, StringComparison.OrdinalIgnoreCase));
    }

    // Files are compared by size and time; only what changed is loaded again. A run keeps the version it has opened.
    private Dictionary<string, DatasetEntry> Look(bool force = false)
    {
        lock (_gate)
        {
            if (!force && _time.GetElapsedTime(_lookedAt) < LookAgain)
                return _entries;
            _lookedAt = _time.GetTimestamp();
            var next = new Dictionary<string, DatasetEntry>(StringComparer.OrdinalIgnoreCase);
            foreach (var file in _folder.Scan())
                next[file.Id] = _entries.GetValueOrDefault(file.Id) is { } known && known.File == file ? known : new DatasetEntry(file, LoadAsync(file));
            return _entries = next;
        }
    }

    private static DatasetInfo Info(DatasetEntry entry) => entry.Info(Loading(entry.File));

    private static DatasetInfo Loading(DatasetFile file) => new()
    {
        Id = file.Id,
        Title = Path.GetFileNameWithoutExtension(file.Path),
        File = Path.GetFileName(file.Path),
        Status = DatasetStatus.Loading,
    };

    private async Task<DatasetInfo> LoadAsync(DatasetFile file)
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
            LogUnreadable(_logger, unreadable, info.File);
            return info with { Status = DatasetStatus.Failed, Error = unreadable.Message };
        }
        catch (Exception failure)
        {
            LogUnreadable(_logger, failure, info.File);
            return info with { Status = DatasetStatus.Failed, Error = "The file could not be loaded; the hub's log says why." };
        }
    }

    // A file that was changed just now may still be being written: it gets some time before it counts as broken.
    private async Task<DatasetInfo> LoadWithRetryAsync(DatasetFile file, DatasetInfo info)
    {
        if (file.Length > _options.MaxFileBytes)
            throw new WorkbookException($"The file has {file.Length >> 20} MB; at most {_options.MaxFileBytes >> 20} MB are read (Agent:Data:MaxFileBytes).");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var hash = await SnapshotFolder.HashAsync(file.Path, _closing.Token).ConfigureAwait(false);
                var shared = await OpenSnapshotAsync(file, hash, _closing.Token).ConfigureAwait(false);
                var sheets = shared.Snapshot.Profile.Sheets;
                return info with
                {
                    Status = DatasetStatus.Ready,
                    Version = hash,
                    LoadedAt = _time.GetUtcNow(),
                    Sheets = [.. sheets.Select(sheet => new SheetInfo(sheet.Name, sheet.Rows, sheet.Columns.Count))],
                };
            }
            catch (WorkbookException passing) when (passing.IsPassing && attempt < Retries.Length && IsFresh(file))
            {
                await Task.Delay(Retries[attempt], _time, _closing.Token).ConfigureAwait(false);
            }
        }
    }

    private bool IsFresh(DatasetFile file) => _time.GetUtcNow() - file.Modified < TimeSpan.FromSeconds(10);

    private ValueTask<SharedSnapshot> OpenSnapshotAsync(DatasetFile file, string hash, CancellationToken cancellationToken) =>
        _cache.GetOrOpenAsync(
            $"{file.Id}:{hash}",
            token => Task.Run(() => new SharedSnapshot(_snapshots.OpenOrMake(file.Path, file.Id, hash, token)), token),
            cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, Exception failure, string file);
}
