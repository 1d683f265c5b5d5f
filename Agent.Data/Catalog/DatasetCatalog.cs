using Agent.Core.Datasets;
using Agent.Data.Caching;
using Agent.Data.Queries;
using Agent.Data.Store;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Data.Catalog;

/// <summary>The data folder as datasets: new and changed files are found by watching and by looking, loaded in the background, held while they are used.</summary>
internal sealed partial class DatasetCatalog : IDatasetCatalog, IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly QueryEngine _engine;
    private readonly DatasetFolder _folder;
    private readonly SnapshotFolder _snapshots;
    private readonly WorkbookCache _cache;
    private readonly DatasetLoader _loader;
    private readonly FolderWatcher _watcher;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private Dictionary<string, DatasetEntry>? _entries;
    private long _lookedAt;
    private int _disposed;

    public DatasetCatalog(DataOptions options, CacheOptions cache, QueryEngine engine, TimeProvider time, ILogger<DatasetCatalog> logger, LoadSteps? steps = null)
    {
        _engine = engine;
        _time = time;
        _logger = logger;
        _folder = new DatasetFolder(options);
        _snapshots = new SnapshotFolder(_folder.SnapshotFolder(), options.MaxSnapshotBytes, time);
        _cache = new WorkbookCache(cache.WorkbookTtl);
        _loader = new DatasetLoader(options, _snapshots, _cache, steps ?? LoadSteps.None, time, logger);
        Look(force: true);
        _watcher = new FolderWatcher(_folder.Path, () => Look(force: true), fault => LogUnwatched(logger, fault), time);
    }

    /// <summary>The data folder.</summary>
    public string Folder => _folder.Path;

    public IReadOnlyList<DatasetInfo> List() =>
        [.. Look().Values.Select(entry => entry.Info).OrderBy(info => info.Title, StringComparer.OrdinalIgnoreCase)];

    public DatasetInfo? Find(string idOrFile) => FindEntry(idOrFile)?.Info;

    public async ValueTask<IDataset> OpenAsync(string idOrFile, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = FindEntry(idOrFile)
                ?? throw new DatasetException(ErrorCodes.UnknownDataset, $"There is no dataset '{Shorten(idOrFile)}'. There are: {string.Join(", ", List().Select(info => info.File))}.");
            var loaded = await entry.Loading.WaitAsync(cancellationToken).ConfigureAwait(false);
            // What failed may have been half a file; meanwhile there may be the whole one.
            if (loaded.Info.Status == DatasetStatus.Failed && FindEntry(idOrFile) is { } now && now != entry)
                continue;
            if (loaded.Info.Status == DatasetStatus.Failed)
                throw new DatasetException(ErrorCodes.DatasetFailed, $"{loaded.Info.File}: {loaded.Info.Error}");
            var shared = await _loader.OpenAgainAsync(entry, loaded, cancellationToken).ConfigureAwait(false);
            // Closed between the cache's answer and here: ask again.
            if (shared.TryUse() is { } lease)
                return new Dataset(shared.Profile, shared.Snapshot.OpenConnection, _engine, lease, loaded.Sidecar);
        }
    }

    public IReadOnlyList<CacheStatistics> Statistics() => [_cache.Statistics(), _engine.Cache.Statistics()];

    public async ValueTask ClearCachesAsync(CancellationToken cancellationToken)
    {
        _engine.Indexes.Clear();
        await _engine.Cache.ClearAsync(cancellationToken).ConfigureAwait(false);
        await _cache.ClearAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The ready dataset with this content; null when there is none.</summary>
    public async Task<DatasetInfo?> FindContentAsync(string hash, long length, CancellationToken cancellationToken)
    {
        foreach (var entry in Look(force: true).Values.Where(entry => entry.File.Length == length))
        {
            var loaded = await entry.Loading.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (loaded.Info.Status == DatasetStatus.Ready && loaded.ContentHash == hash)
                return loaded.Info;
        }

        return null;
    }

    /// <summary>Loads a file that is whole, and says what became of it; null when it is gone.</summary>
    public async Task<DatasetInfo?> LoadNowAsync(string file)
    {
        Look(force: true, settle: false);
        return FindEntry(file) is { } entry ? (await entry.Loading.ConfigureAwait(false)).Info : null;
    }

    /// <summary>Deletes a dataset's file, its sidecar and its snapshot; runs in flight keep what they opened. False: there is none.</summary>
    public bool Delete(string idOrFile)
    {
        if (FindEntry(idOrFile) is not { } entry)
            return false;
        File.Delete(entry.File.Path);
        if (entry.File.Sidecar is { } sidecar)
            File.Delete(sidecar.Path);
        if (entry.Loading.IsCompletedSuccessfully && entry.Loading.GetAwaiter().GetResult().ContentHash is { } hash)
            _snapshots.Delete(entry.File.Id, hash);
        Look(force: true);
        return true;
    }

    public void Dispose()
    {
        // The container knows it under two names.
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        _watcher.Dispose();
        _loader.Dispose();
        _cache.Dispose();
    }

    // Files are compared by size and time; only what changed is loaded again. A run keeps the version it has opened.
    internal Dictionary<string, DatasetEntry> Look(bool force = false, bool settle = true)
    {
        lock (_gate)
        {
            if (!force && _entries is not null && _time.GetElapsedTime(_lookedAt) < LookAgain)
                return _entries;
            _lookedAt = _time.GetTimestamp();
            var before = _entries ?? [];
            var next = new Dictionary<string, DatasetEntry>(StringComparer.OrdinalIgnoreCase);
            foreach (var file in Scan())
            {
                next[file.Id] = before.GetValueOrDefault(file.Id) is { } known && known.File == file
                    ? known
                    : new DatasetEntry(file, _loader.LoadAsync(file, settle && _entries is not null));
            }

            // Their keys name the content, so they are never wrong; but nobody will ask for them again.
            foreach (var gone in before.Where(entry => next.GetValueOrDefault(entry.Key) != entry.Value))
                _engine.Cache.Remove(gone.Key);
            return _entries = next;
        }
    }

    // A folder that cannot be listed just now, on a share that is away, keeps the datasets it had.
    private IEnumerable<DatasetFile> Scan()
    {
        try
        {
            return _folder.Scan();
        }
        catch (Exception away) when (_entries is not null && away is IOException or UnauthorizedAccessException)
        {
            LogUnwatched(_logger, away);
            return _entries!.Values.Select(entry => entry.File);
        }
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private DatasetEntry? FindEntry(string idOrFile)
    {
        var entries = Look();
        return entries.GetValueOrDefault(idOrFile)
            ?? entries.Values.FirstOrDefault(entry => string.Equals(Path.GetFileName(entry.File.Path), idOrFile, StringComparison.OrdinalIgnoreCase));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The data folder could not be looked at; what was loaded stays")]
    private static partial void LogUnwatched(ILogger logger, Exception fault);
}
