using Agent.Core.Datasets;
using Agent.Data.Access;
using Agent.Data.Import.Records;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Data.Profiles.Tabs;
using Agent.Data.Workbooks;
using Agent.Data.Workbooks.Csv;

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
        var raw = FileContents.AreText(work.Source, work.FileName)
            ? CsvFileReader.Read(work.Source, name, work.Limits, cancellationToken)
            : ExcelReader.Read(work.Source, work.Limits, cancellationToken);
        progress.Enter(LoadStage.Profile);
        var tables = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var written = raw.Select(sheet => ColumnNames.Table(sheet.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sheets = Tables(raw, work)
            .Select(sheet =>
                SheetProfiler.Profile(
                    sheet,
                    ColumnNames.Unique(ColumnNames.Table(sheet.Name), tables, written),
                    cancellationToken,
                    work.Rules.Of(sheet.Name)
                )
            )
            .ToList();
        if (sheets.TrueForAll(sheet => sheet.Profile.Rows == 0))
            throw new WorkbookException("The file has no rows below a header.");

        progress.Enter(LoadStage.Relate);
        // From here on the cells are needed no more in the form in which they were read.
        var asked = MonthColumns.Turn(TabGroups.Join(FieldDescriptions.Apply(sheets), cancellationToken), cancellationToken);
        sheets = [.. asked.Select(sheet => sheet with { Records = null })];
        // What stands in a table of several tabs joins by that table.
        var relations = Relations.Find(sheets.FindAll(sheet => sheet.Profile.PartOf is null));
        sheets = sheets.ConvertAll(sheet => EntityRecords.Apply(sheet, relations, name, IsOnly(sheets)));
        // What is named by an entity's id joins by it.
        relations = Relations.Find(sheets.FindAll(sheet => sheet.Profile.PartOf is null));
        sheets = sheets.ConvertAll(sheet => sheet with { Profile = WithNames(sheet.Profile, sheets, relations, name) });
        if (work.Rows is { } rows)
            sheets = RowSelection.Apply(sheets, relations, rows);
        var profiles = FirstRowTables.Mark(ProfileBudget.Fit([.. sheets.Select(sheet => sheet.Profile)]), relations);
        var profile = new DatasetProfile
        {
            Id = work.Id,
            Title = name,
            File = work.FileName,
            Version = work.Hash,
            Sheets = profiles,
            Relations = relations,
        };
        progress.Enter(LoadStage.Write);
        SnapshotWriter.Write(work.Target, profile, sheets, memoryBytes, () => CheckUnchanged(work), cancellationToken);
    }

    // Tables that share a sheet are parted, as long as there are no more of them than a workbook may have sheets.
    private static IReadOnlyList<RawSheet> Tables(IReadOnlyList<RawSheet> raw, SnapshotWork work)
    {
        var tables = raw.SelectMany(sheet => work.Rules.Of(sheet.Name) is { HeaderRow: not null } ? [sheet] : TableSplitter.Split(sheet))
            .ToList();
        return tables.Count > work.Limits.MaxSheets ? raw : tables;
    }

    // Numbers that are keys of another sheet name its records.
    private static SheetProfile WithNames(
        SheetProfile sheet,
        List<TypedSheet> sheets,
        IReadOnlyList<SheetRelation> relations,
        string title
    ) =>
        RecordDates.Mark(
            sheet with
            {
                Columns =
                [
                    .. sheet.Columns.Select(column =>
                        column.Kind.IsNumeric() && relations.Any(relation => Joins(relation, sheet, column))
                            ? column with
                            {
                                IsCode = true,
                            }
                            : column
                    ),
                ],
                RecordWords = RecordWords.Of(sheet, title, IsOnly(sheets)),
            }
        );

    private static bool IsOnly(List<TypedSheet> sheets) =>
        sheets.Count(sheet => sheet.Profile.Rows > 0 && sheet.Profile.Area is null && sheet.Profile.PartOf is null) == 1;

    private static bool Joins(SheetRelation relation, SheetProfile sheet, ColumnProfile column) =>
        (relation.FromTable == sheet.Table && relation.FromColumn == column.Name)
        || (relation.ToTable == sheet.Table && relation.ToColumn == column.Name);

    // The file may have been changed since it was hashed: then what was read is not what the name says.
    private static void CheckUnchanged(SnapshotWork work)
    {
        if (FileHashes.Compute(work.Source) != work.Hash)
            throw new WorkbookException("The file changed while it was read.", isPassing: true);
    }
}
