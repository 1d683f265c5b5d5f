using Agent.Core.Datasets;
using Agent.Data.Caching;
using Agent.Data.Queries;
using Agent.Data.Store;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Data.Catalog;

/// <summary>The data folder as datasets: new and changed files are found by looking, loaded in the background, held while they are used.</summary>
internal sealed class DatasetCatalog : IDatasetCatalog, IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly QueryEngine _engine;
    private readonly DatasetFolder _folder;
    private readonly WorkbookCache _cache;
    private readonly DatasetLoader _loader;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private Dictionary<string, DatasetEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _lookedAt;

    public DatasetCatalog(DataOptions options, CacheOptions cache, QueryEngine engine, TimeProvider time, ILogger<DatasetCatalog> logger)
    {
        _engine = engine;
        _time = time;
        _folder = new DatasetFolder(options);
        _cache = new WorkbookCache(cache.WorkbookTtl);
        _loader = new DatasetLoader(options, new SnapshotFolder(_folder.SnapshotFolder(), options.MaxSnapshotBytes, time), _cache, time, logger);
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
            var shared = await _loader.OpenAsync(entry.File, info.Version!, cancellationToken).ConfigureAwait(false);
            // Closed between the cache's answer and here: ask again.
            if (shared.TryUse() is { } lease)
                return new Dataset(shared.Snapshot.Profile, shared.Snapshot.OpenConnection, _engine, lease);
        }
    }

    public IReadOnlyList<CacheStatistics> Statistics() => [_cache.Statistics(), _engine.Cache.Statistics()];

    public async ValueTask ClearCachesAsync(CancellationToken cancellationToken)
    {
        _engine.Indexes.Clear();
        await _engine.Cache.ClearAsync(cancellationToken).ConfigureAwait(false);
        await _cache.ClearAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _loader.Dispose();
        _cache.Dispose();
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static DatasetInfo Info(DatasetEntry entry) => entry.Info(DatasetLoader.Loading(entry.File));

    private DatasetEntry? FindEntry(string idOrFile)
    {
        var entries = Look();
        return entries.GetValueOrDefault(idOrFile)
            ?? entries.Values.FirstOrDefault(entry => string.Equals(Path.GetFileName(entry.File.Path), idOrFile, StringComparison.OrdinalIgnoreCase));
    }

    // Files are compared by size and time; only what changed is loaded again. A run keeps the version it has opened.
    internal Dictionary<string, DatasetEntry> Look(bool force = false)
    {
        lock (_gate)
        {
            if (!force && _time.GetElapsedTime(_lookedAt) < LookAgain)
                return _entries;
            _lookedAt = _time.GetTimestamp();
            var next = new Dictionary<string, DatasetEntry>(StringComparer.OrdinalIgnoreCase);
            foreach (var file in _folder.Scan())
                next[file.Id] = _entries.GetValueOrDefault(file.Id) is { } known && known.File == file ? known : new DatasetEntry(file, _loader.LoadAsync(file));
            return _entries = next;
        }
    }
}
