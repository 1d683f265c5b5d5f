using System.Collections.Concurrent;
using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Store;

/// <summary>Snapshots by content hash: present ones are opened, missing ones made.</summary>
internal sealed class SnapshotFolder
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly FileHashes _hashes;
    private readonly SnapshotRetention _retention;
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    public SnapshotFolder(string folder, long maxBytes, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        _hashes = new FileHashes(folder, time);
        _retention = new SnapshotRetention(folder, maxBytes);
        StagingFiles.Sweep(folder, time);
    }

    /// <summary>SHA-256 of a file's content in lower-case hex.</summary>
    public Task<string> HashAsync(string path, CancellationToken cancellationToken) => _hashes.GetAsync(path, cancellationToken);

    /// <summary>Opens the snapshot of a file's content, made now where there is none.</summary>
    public Snapshot OpenOrMake(string path, string id, string hash, CancellationToken cancellationToken) =>
        OpenOrMake(path, id, hash, new LoadProgress(), cancellationToken);

    /// <summary>The same; says how far it has come.</summary>
    public Snapshot OpenOrMake(string path, string id, string hash, LoadProgress progress, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_folder, SnapshotFormat.FileName(hash, id));
        progress.Enter(LoadStage.Open);
        if (File.Exists(file) && Open(file) is { } present)
            return present;

        progress.Enter(LoadStage.Read);
        Directory.CreateDirectory(_folder);
        Make(file, path, id, hash, progress, cancellationToken);
        progress.Enter(LoadStage.Open);
        var made = Open(file) ?? throw new WorkbookException("The workbook was read but could not be stored. Is the disk full?");
        _retention.Apply(_open.ContainsKey);
        return made;
    }

    /// <summary>Removes the snapshot of a content; whoever has it open keeps it.</summary>
    public void Delete(string id, string hash)
    {
        try
        {
            File.Delete(Path.Combine(_folder, SnapshotFormat.FileName(hash, id)));
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Open on a system that forbids it; it goes with the retention.
        }
    }

    private Snapshot? Open(string file)
    {
        if (Snapshot.TryOpen(file) is not { } snapshot)
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

    // The file may have been changed since it was hashed: then what was read is not what the name says.
    private static void CheckUnchanged(string path, string hash)
    {
        if (FileHashes.Compute(path) != hash)
            throw new WorkbookException("The file changed while it was read.", isPassing: true);
    }

    private static void Make(string file, string path, string id, string hash, LoadProgress progress, CancellationToken cancellationToken)
    {
        var raw = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? CsvFileReader.Read(path, StagingFiles.NameFor(file), cancellationToken)
            : ExcelReader.Read(path, cancellationToken);
        progress.Enter(LoadStage.Profile);
        var tables = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sheets = raw.Select(sheet => SheetProfiler.Profile(sheet, ColumnNames.Unique(ColumnNames.Clean(sheet.Name), tables), cancellationToken)).ToList();
        if (sheets.TrueForAll(sheet => sheet.Profile.Rows == 0))
            throw new WorkbookException("The file has no rows below a header.");

        progress.Enter(LoadStage.Relate);
        var profile = new DatasetProfile
        {
            Id = id,
            Title = Path.GetFileNameWithoutExtension(path),
            File = Path.GetFileName(path),
            Version = hash,
            Sheets = [.. sheets.Select(sheet => sheet.Profile)],
            Relations = Relations.Find(sheets),
        };
        progress.Enter(LoadStage.Write);
        SnapshotWriter.Write(file, profile, sheets, () => CheckUnchanged(path, hash), cancellationToken);
    }
}
