using System.Collections.Concurrent;
using Agent.Data.Access;
using Agent.Data.Import.Records;
using Agent.Data.Workbooks;

namespace Agent.Data.Store;

/// <summary>Snapshots by content hash: present ones are opened, missing ones made.</summary>
internal sealed class SnapshotFolder
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ISnapshotMaker _maker;
    private readonly FileHashes _hashes;
    private readonly SnapshotRetention _retention;
    private readonly CutLoads _cuts;
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    public SnapshotFolder(string folder, long maxBytes, TimeProvider time, ISnapshotMaker? maker = null)
    {
        _folder = folder;
        _time = time;
        _maker = maker ?? new LocalSnapshotMaker();
        _hashes = new FileHashes(folder, time);
        _retention = new SnapshotRetention(folder, maxBytes);
        _cuts = new CutLoads(folder, time);
        StagingFiles.Sweep(folder, time);
    }

    /// <summary>How far files are read.</summary>
    public WorkbookLimits Limits { get; init; } = WorkbookLimits.Default;

    /// <summary>Memory that queries of one snapshot may take, in bytes.</summary>
    public long QueryMemoryBytes { get; init; } = Snapshot.DefaultMemoryBytes;

    /// <summary>SHA-256 of a file's content in lower-case hex.</summary>
    public Task<string> HashAsync(string path, CancellationToken cancellationToken) => _hashes.GetAsync(path, cancellationToken);

    /// <summary>Opens the snapshot of a file's content, made now where there is none.</summary>
    /// <exception cref="WorkbookException">The file cannot be read, or was cut too often.</exception>
    public Task<Snapshot> OpenOrMakeAsync(string path, string id, string hash, CancellationToken cancellationToken) =>
        OpenOrMakeAsync(path, Path.GetFileName(path), id, hash, ImportRules.None, null, new LoadProgress(), cancellationToken);

    /// <summary>
    /// The same, for a copy of a file whose name is another, read by the rules of a sidecar and with the rows that somebody sees; says how
    /// far it has come.
    /// </summary>
    /// <exception cref="WorkbookException">The file cannot be read, or was cut too often.</exception>
    public async Task<Snapshot> OpenOrMakeAsync(
        string path,
        string fileName,
        string id,
        string hash,
        ImportRules rules,
        RowFilter? rows,
        LoadProgress progress,
        CancellationToken cancellationToken
    )
    {
        progress.Enter(LoadStage.Open);
        var file = Path.Combine(_folder, SnapshotFormat.FileName(hash, id, SnapshotFormat.KeyOf(rules, rows)));
        if (File.Exists(file) && Open(file) is { } present)
            return present;

        var work = new SnapshotWork(path, fileName, id, hash, file, Limits) { Rules = rules, Rows = rows };
        await MakeAsync(work, progress, cancellationToken).ConfigureAwait(false);
        progress.Enter(LoadStage.Open);
        var made =
            Open(file) ?? throw new WorkbookException("The workbook was read but could not be stored. Is the disk full?", isPassing: true);
        _retention.Apply(_open.ContainsKey);
        return made;
    }

    /// <summary>Removes the snapshots of a content, by whatever rules they were read; whoever has one open keeps it.</summary>
    public void Delete(string id, string hash)
    {
        if (!Directory.Exists(_folder))
            return;
        foreach (var file in Directory.EnumerateFiles(_folder).Where(file => SnapshotFormat.IsOf(Path.GetFileName(file), hash, id)))
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                // Open on a system that forbids it; it goes with the retention.
            }
        }
    }

    private async Task MakeAsync(SnapshotWork work, LoadProgress progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var begun = _cuts.Begin(work.Hash, _maker.Limits);
        try
        {
            await _maker.MakeAsync(work, progress, cancellationToken).ConfigureAwait(false);
            _cuts.End(begun);
        }
        catch (LoadCutException cut)
        {
            _cuts.Keep(begun, cut.Message);
            throw new WorkbookException(cut.Message, inner: cut);
        }
        catch (Exception)
        {
            // Refused with its reason, or left off by whoever asked: the file has done nothing.
            _cuts.End(begun);
            throw;
        }
        finally
        {
            // A process that was ended in its work could not tidy up after itself.
            StagingFiles.Sweep(_folder, _time);
        }
    }

    private Snapshot? Open(string file)
    {
        if (Snapshot.TryOpen(file, QueryMemoryBytes) is not { } snapshot)
            return null;
        _open.AddOrUpdate(file, 1, (_, users) => users + 1);
        snapshot.Closed += () =>
        {
            if (_open.AddOrUpdate(file, 0, (_, users) => users - 1) <= 0)
                _open.TryRemove(new(file, 0));
        };
        SnapshotRetention.Touch(file, _time);
        return snapshot;
    }
}
