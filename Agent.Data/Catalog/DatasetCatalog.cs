using Agent.Core.Datasets;
using Agent.Data.Access;
using Agent.Data.Caching;
using Agent.Data.Measures;
using Agent.Data.Queries;
using Agent.Data.Store;
using Agent.Data.Versions;
using Agent.Data.Workbooks;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Data.Catalog;

/// <summary>
/// The data folder as datasets: new and changed files are found by watching and by looking, loaded in the background, held while they are
/// used.
/// </summary>
internal sealed partial class DatasetCatalog : IDatasetCatalog, IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastLoads = TimeSpan.FromSeconds(5);

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
    private string? _fault;
    private int _disposed;

    public DatasetCatalog(
        DataOptions options,
        CacheOptions cache,
        QueryEngine engine,
        TimeProvider time,
        ILogger<DatasetCatalog> logger,
        LoadSteps? steps = null,
        ISnapshotMaker? maker = null)
    {
        _engine = engine;
        _time = time;
        _logger = logger;
        _folder = new DatasetFolder(options);
        _snapshots = new SnapshotFolder(_folder.SnapshotFolder(), options.MaxSnapshotBytes, time, maker)
        {
            Limits = maker is null ? WorkbookLimits.Default : LoadLimits.Of(options).Reading(),
            QueryMemoryBytes = engine.Options.SnapshotMemoryBytes,
        };
        _cache = new WorkbookCache(cache.WorkbookTtl);
        Versions = new VersionHistory(Path.Combine(_folder.SnapshotFolder(), "versions"), logger);
        _loader = new DatasetLoader(options, _snapshots, _cache, steps ?? LoadSteps.None, time, logger);
        Look(force: true);
        _watcher = new FolderWatcher(_folder.Path, () => Look(force: true), fault => LogUnwatched(logger, fault), time);
    }

    /// <summary>The versions that its datasets had.</summary>
    public VersionHistory Versions { get; }

    /// <summary>The data folder.</summary>
    public string Folder => _folder.Path;

    public IReadOnlyList<DatasetInfo> List(RowAccess access) =>
        [.. Look().Values.Select(entry => Info(entry, access)).OrderBy(info => info.Title, StringComparer.OrdinalIgnoreCase)];

    public DatasetInfo? Find(string idOrFile, RowAccess access) => FindEntry(idOrFile) is { } entry ? Info(entry, access) : null;

    public async ValueTask<IDataset> OpenAsync(string idOrFile, RowAccess access, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry =
                FindEntry(idOrFile)
                ?? throw new DatasetException(
                    ErrorCodes.UnknownDataset,
                    $"There is no dataset '{Shorten(idOrFile)}'. There are: {string.Join(", ", List(access).Select(info => info.File))}."
                );
            if (Volatile.Read(ref _fault) is { } fault)
                throw new DatasetException(ErrorCodes.DatasetFailed, fault);
            var loaded = await entry.Loading.WaitAsync(cancellationToken).ConfigureAwait(false);
            // What failed may have been half a file; meanwhile there may be the whole one.
            if (loaded.Info.Status == DatasetStatus.Failed && FindEntry(idOrFile) is { } now && now != entry)
                continue;
            if (loaded.Info.Status == DatasetStatus.Failed)
                throw new DatasetException(ErrorCodes.DatasetFailed, $"{loaded.Info.File}: {loaded.Info.Error}");
            if (loaded.Sidecar?.FilterFor(access) is { } rows)
                loaded = await PartAsync(entry, loaded, rows, cancellationToken).ConfigureAwait(false);
            var shared = await _loader.OpenAgainAsync(entry, loaded, cancellationToken).ConfigureAwait(false);
            // Closed between the cache's answer and here: ask again.
            if (shared.TryUse() is { } lease)
                return new Dataset(shared.Profile, shared.Snapshot.OpenConnection, _engine, lease, loaded.Sidecar, shared.Snapshot.Path);
        }
    }

    public IReadOnlyList<CacheStatistics> Statistics() => [_cache.Statistics(), _engine.Cache.Statistics()];

    public async ValueTask ClearCachesAsync(CancellationToken cancellationToken)
    {
        _engine.Indexes.Clear();
        await _engine.Cache.ClearAsync(cancellationToken).ConfigureAwait(false);
        await _cache.ClearAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A dataset without and with its sidecar.</summary>
    /// <exception cref="DatasetException">There is none of this name, or it cannot be read.</exception>
    public async Task<DescribedFile> FindDescribedAsync(string idOrFile, CancellationToken cancellationToken)
    {
        using var opened = await OpenAsync(idOrFile, RowAccess.All, cancellationToken).ConfigureAwait(false);
        var entry =
            FindEntry(idOrFile) ?? throw new DatasetException(ErrorCodes.UnknownDataset, $"There is no dataset '{Shorten(idOrFile)}'.");
        var loaded = await entry.Loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        var shared = await _loader.OpenAgainAsync(entry, loaded, cancellationToken).ConfigureAwait(false);
        return new DescribedFile(
            entry.File,
            MeasureCatalogue.Apply(shared.Snapshot.Profile with { Version = shared.Profile.Version }, null),
            shared.Profile
        );
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

    /// <summary>Reads a file that is to come into the folder.</summary>
    /// <param name="path">Where it is now.</param>
    /// <param name="fileName">What it will be called.</param>
    /// <param name="hash">SHA-256 of its content in lower-case hex.</param>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    /// <exception cref="WorkbookException">It cannot be read.</exception>
    public Task PrepareAsync(string path, string fileName, string hash, CancellationToken cancellationToken) =>
        _loader.PrepareAsync(path, fileName, _folder.IdOf(fileName), hash, cancellationToken);

    /// <summary>Removes what was read of a file that did not come into the folder after all.</summary>
    public void Forget(string fileName, string hash)
    {
        if (
            FindEntry(fileName) is not { Loading.IsCompletedSuccessfully: true } entry
            || entry.Loading.GetAwaiter().GetResult().ContentHash != hash
        )
            _snapshots.Delete(_folder.IdOf(fileName), hash);
    }

    /// <summary>Loads a file that is whole, and says what became of it; null when it is gone.</summary>
    public async Task<DatasetInfo?> LoadNowAsync(string file)
    {
        Look(force: true, settle: false);
        return FindEntry(file) is { } entry ? (await entry.Loading.ConfigureAwait(false)).Info : null;
    }

    /// <summary>
    /// Deletes a dataset's file, its sidecar and its snapshot; runs in flight keep what they opened. False: there is none.
    /// </summary>
    public bool Delete(string idOrFile)
    {
        if (FindEntry(idOrFile) is not { } entry)
            return false;
        File.Delete(entry.File.Path);
        if (entry.File.Sidecar is { } sidecar)
            File.Delete(sidecar.Path);
        if (entry.Loading.IsCompletedSuccessfully && entry.Loading.GetAwaiter().GetResult().ContentHash is { } hash)
            _snapshots.Delete(entry.File.Id, hash);
        Versions.Forget(entry.File.Id);
        Look(force: true);
        return true;
    }

    public void Dispose()
    {
        // The container knows it under two names.
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        _watcher.Dispose();
        _loader.Cancel(LastLoads);
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
            if (TryScan() is not { } files)
                return _entries ??= [];
            foreach (var file in files)
            {
                var known = before.GetValueOrDefault(file.Id) is { } entry && entry.File == file ? entry : null;
                next[file.Id] = known is not null && !known.IsDue(_time)
                    ? known
                    : new DatasetEntry(file, LoadAsync(file, settle && _entries is not null), known);
            }

            // Their keys name the content, so they are never wrong; but nobody will ask for them again.
            foreach (var gone in before.Where(entry => next.GetValueOrDefault(entry.Key)?.File != entry.Value.File))
                _engine.Cache.Remove(gone.Key);
            return _entries = next;
        }
    }

    private async Task<LoadedDataset> LoadAsync(DatasetFile file, bool settle)
    {
        var loaded = await _loader.LoadAsync(file, settle).ConfigureAwait(false);
        if (loaded.Info.Status == DatasetStatus.Ready)
            Versions.Add(loaded.Info);
        return loaded;
    }

    // A folder that is gone, unmounted or closed to the hub: what was known stays known, says why it cannot be asked, and can be asked
    // again when the folder is back.
    private IReadOnlyList<DatasetFile>? TryScan()
    {
        try
        {
            var files = _folder.Scan();
            Volatile.Write(ref _fault, null);
            return files;
        }
        catch (Exception away) when (IoReason.IsSurroundings(away))
        {
            if (_fault is null)
                LogUnwatched(_logger, away);
            Volatile.Write(ref _fault, IoReason.Of(away));
            return null;
        }
    }

    /// <summary>
    /// Whether a caller sees every row of a dataset, and so what is said of it; waits while it is loading. True, too, where there is none.
    /// </summary>
    public async Task<bool> SeesAllRowsAsync(string idOrFile, RowAccess access, CancellationToken cancellationToken) =>
        access.IsAll
        || FindEntry(idOrFile) is not { } entry
        || (await entry.Loading.WaitAsync(cancellationToken).ConfigureAwait(false)).Sidecar?.FilterFor(access) is null;

    private DatasetInfo Info(DatasetEntry entry, RowAccess access)
    {
        var info = InfoOf(entry, access);
        return Volatile.Read(ref _fault) is { } fault ? info with { Status = DatasetStatus.Failed, Error = fault } : info;
    }

    private DatasetInfo InfoOf(DatasetEntry entry, RowAccess access)
    {
        if (
            !entry.Loading.IsCompletedSuccessfully
            || entry.Info.Status != DatasetStatus.Ready
            || entry.Loading.GetAwaiter().GetResult() is not { } whole
            || whole.Sidecar?.FilterFor(access) is not { } rows
        )
            return entry.Info;
        if (WhyNone(whole, rows) is { } why)
            return DatasetLoader.Loading(entry.File) with { Status = DatasetStatus.Failed, Error = why };
        // Counts of all rows are not for everybody either: they are told once the rows of the caller are counted.
        return Part(entry, whole, rows) is { IsCompletedSuccessfully: true } part
            ? part.GetAwaiter().GetResult().Info
            : DatasetLoader.Loading(entry.File);
    }

    private async Task<LoadedDataset> PartAsync(
        DatasetEntry entry,
        LoadedDataset whole,
        RowFilter rows,
        CancellationToken cancellationToken
    )
    {
        if (WhyNone(whole, rows) is { } why)
            throw new DatasetException(ErrorCodes.Forbidden, $"{whole.Info.File}: {why}");
        var part = await Part(entry, whole, rows).WaitAsync(cancellationToken).ConfigureAwait(false);
        return part.Info.Status == DatasetStatus.Ready
            ? part
            : throw new DatasetException(ErrorCodes.DatasetFailed, $"{part.Info.File}: {part.Info.Error}");
    }

    private Task<LoadedDataset> Part(DatasetEntry entry, LoadedDataset whole, RowFilter rows) =>
        entry.Part(rows, () => _loader.LoadPartAsync(entry, whole, rows), _time);

    private static string? WhyNone(LoadedDataset whole, RowFilter rows) =>
        whole.Sidecar is { Rows.IsUnreadable: true }
            ? "Its description cannot be read, and may say who sees which rows. An administrator has to correct it."
        : rows.IsEmpty ? "Its rows are given to groups, and you are in none of them."
        : null;

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    /// <summary>
    /// The dataset of this id, or of this file. In other letters than the file's own it is meant only where no other file could be.
    /// </summary>
    private DatasetEntry? FindEntry(string idOrFile)
    {
        var entries = Look();
        if (entries.GetValueOrDefault(idOrFile) is { } named)
            return named;
        var alike = entries
            .Values.Where(entry => string.Equals(NameOf(entry), idOrFile, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return alike.Find(entry => NameOf(entry) == idOrFile) ?? (alike is [var only] ? only : null);

        static string NameOf(DatasetEntry entry) => Path.GetFileName(entry.File.Path);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The data folder could not be looked at; its datasets cannot be asked until it is back"
    )]
    private static partial void LogUnwatched(ILogger logger, Exception fault);
}
