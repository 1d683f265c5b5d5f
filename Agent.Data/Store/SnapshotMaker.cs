using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Store;

/// <summary>From a file to its snapshot, on the caller's thread.</summary>
internal static class SnapshotMaker
{
    /// <param name="work">The file and where its snapshot goes.</param>
    /// <param name="memoryBytes">Memory of DuckDB while it writes.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    /// <exception cref="WorkbookException">The file cannot be read, or is beyond the limits.</exception>
    public static void Make(SnapshotWork work, long memoryBytes, LoadProgress progress, CancellationToken cancellationToken)
    {
        progress.Enter(LoadStage.Read);
        var name = Path.GetFileNameWithoutExtension(work.FileName);
        var raw = Path.GetExtension(work.FileName).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? CsvFileReader.Read(work.Source, name, StagingFiles.NameFor(work.Target), work.Limits, cancellationToken)
            : ExcelReader.Read(work.Source, work.Limits, cancellationToken);
        progress.Enter(LoadStage.Profile);
        var tables = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sheets = raw.Select(sheet => SheetProfiler.Profile(sheet, ColumnNames.Unique(ColumnNames.Clean(sheet.Name), tables), cancellationToken)).ToList();
        if (sheets.TrueForAll(sheet => sheet.Profile.Rows == 0))
            throw new WorkbookException("The file has no rows below a header.");

        progress.Enter(LoadStage.Relate);
        var profile = new DatasetProfile
        {
            Id = work.Id,
            Title = name,
            File = work.FileName,
            Version = work.Hash,
            Sheets = ProfileBudget.Fit([.. sheets.Select(sheet => sheet.Profile)]),
            Relations = Relations.Find(sheets),
        };
        progress.Enter(LoadStage.Write);
        SnapshotWriter.Write(work.Target, profile, sheets, memoryBytes, () => CheckUnchanged(work), cancellationToken);
    }

    // The file may have been changed since it was hashed: then what was read is not what the name says.
    private static void CheckUnchanged(SnapshotWork work)
    {
        if (FileHashes.Compute(work.Source) != work.Hash)
            throw new WorkbookException("The file changed while it was read.", isPassing: true);
    }
}
