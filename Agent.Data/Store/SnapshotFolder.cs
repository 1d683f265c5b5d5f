using System.Security.Cryptography;
using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Store;

/// <summary>Snapshots by content hash: present ones are opened, missing ones made.</summary>
internal sealed class SnapshotFolder(string folder)
{
    /// <summary>SHA-256 of a file's content in lower-case hex.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception locked) when (locked is IOException or UnauthorizedAccessException)
        {
            throw new WorkbookException("The file cannot be opened: it is locked, or the hub may not read it.", isPassing: true, locked);
        }
    }

    /// <summary>Opens the snapshot of a file's content, made now where there is none.</summary>
    public Snapshot OpenOrMake(string path, string id, string hash, CancellationToken cancellationToken)
    {
        // The id is part of the profile, so the same content under two names has two snapshots.
        var file = Path.Combine(folder, $"{hash}-{id}.duckdb");
        if (File.Exists(file) && Snapshot.TryOpen(file) is { } present)
            return present;

        Directory.CreateDirectory(folder);
        var raw = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? CsvFileReader.Read(path, cancellationToken)
            : ExcelReader.Read(path, cancellationToken);
        var tables = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sheets = raw.Select(sheet => SheetProfiler.Profile(sheet, ColumnNames.Unique(ColumnNames.Clean(sheet.Name), tables), cancellationToken)).ToList();
        if (sheets.TrueForAll(sheet => sheet.Profile.Rows == 0))
            throw new WorkbookException("The file has no rows below a header.");

        var profile = new DatasetProfile
        {
            Id = id,
            Title = Path.GetFileNameWithoutExtension(path),
            File = Path.GetFileName(path),
            Version = hash,
            Sheets = [.. sheets.Select(sheet => sheet.Profile)],
            Relations = Relations.Find(sheets),
        };
        SnapshotWriter.Write(file, profile, sheets, cancellationToken);
        return Snapshot.TryOpen(file) ?? throw new WorkbookException("The workbook was read but could not be stored. Is the disk full?");
    }
}
