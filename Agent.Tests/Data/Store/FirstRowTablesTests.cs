using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Data.Queries.Compile.Rows;
using Agent.Data.Samples;
using Agent.Data.Store;
using Agent.Tests.Support;
using DuckDB.NET.Data;

namespace Agent.Tests.Data.Store;

[CancelAfter(400_000)]
public sealed class FirstRowTablesTests
{
    [Test]
    public async Task Snapshot_OfSeveralSheets_KeepsTheRowsThatASearchFinds(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var file = folder.File("sample.xlsx");
        SampleWorkbook.Write(file);
        var folderOfSnapshots = new SnapshotFolder(folder.Path, long.MaxValue, TimeProvider.System);
        using var snapshot = await folderOfSnapshots.OpenOrMakeAsync(file, "sample", FileHashes.Compute(file), cancellationToken);
        using var connection = snapshot.OpenConnection();

        var sheets = snapshot.Profile.Sheets;
        Assert.That(sheets.Where(sheet => sheet.EntityKey is not null), Is.Not.Empty, "the sample repeats incidents");
        Assert.That(sheets.Where(sheet => sheet.EntityKey is { } key && sheet.FirstRows.All(kept => kept.Column != key)), Is.Empty);
        Assert.That(sheets.Count(sheet => sheet.FirstRows.Count > 0), Is.GreaterThan(1), "sheets that join by ids keep rows, too");
        foreach (var (sheet, kept) in sheets.SelectMany(sheet => sheet.FirstRows.Select(kept => (sheet, kept))))
            AssertKept(connection, sheet, kept);
    }

    [Test]
    public void Tables_OfBlankKeysSpellingsAndChanges_HoldWhatASearchFinds()
    {
        using var database = new QueryDatabase(
            """
            CREATE TABLE Claims (Id VARCHAR, Cost BIGINT);
            INSERT INTO Claims VALUES ('A-1', 1), (NULL, 2), ('a-1', 3), ('A-1 ', 4), ('A-1', 5), ('', 6), (NULL, 7), ('', 8);
            CREATE TABLE "The log" (Id VARCHAR, Seen DATE);
            INSERT INTO "The log" VALUES ('T', '2024-03-01'), ('T', '2024-05-01'), ('T', '2024-05-01'), ('T', NULL), ('U', NULL),
                ('U', NULL), ('V', '2024-01-02'), ('V', '2024-01-01'), (NULL, '2024-09-09');
            """,
            sheet => sheet with
            {
                EntityKey = "Id",
                Grain = sheet.Table == "Claims" ? null : new SheetGrain(GrainKind.Events, "Id", 3, [], "Seen"),
            },
            keepsFirstRows: true
        );
        using var connection = database.Open();

        Assert.That(Kept(connection, database.Profile.Sheets[0]), Is.EqualTo(new long[] { 0, 2, 3, 5 }), "each spelling is an id");
        Assert.That(Kept(connection, database.Profile.Sheets[1]), Is.EqualTo(new long[] { 2, 5, 6 }), "the latest change counts");
        foreach (var sheet in database.Profile.Sheets)
            AssertKept(connection, sheet, sheet.FirstRows.Single());
    }

    [Test]
    public void Mark_TableOfThatNameAndKeysOfOneRowEach_TakesAnotherAndNone()
    {
        var relation = new SheetRelation("__agent_first", "Id", "Log", "Id", ManyToOne: true);
        var sheets = FirstRowTables.Mark([Sheet("__agent_first", 10, 5), Sheet("Log", 10, 10)], [relation]);

        Assert.That(sheets[0].FirstRows, Is.EqualTo(new[] { new FirstRowTable("Id", "__agent_first (2)", IsWhole: false) }));
        Assert.That(sheets[1].FirstRows, Is.Empty);
    }

    [Test]
    public void Mark_ColumnOfTheNameOfNumbers_KeepsNumbersAlone()
    {
        var sheet = Sheet("Log", 10, 5) with { EntityKey = "Id" };
        var column = sheet.Columns[0] with { Name = TableSource.RowNumber };

        Assert.That(FirstRowTables.Mark([sheet], [])[0].FirstRows.Single().IsWhole, Is.True);
        Assert.That(FirstRowTables.Mark([sheet with { Columns = [.. sheet.Columns, column] }], [])[0].FirstRows.Single().IsWhole, Is.False);
    }

    [Test]
    public void FirstRows_Kept_AreReadAndShownAsASearch()
    {
        var sheet = FirstRowTables.Mark([Sheet("Log", 10, 5) with { EntityKey = "Id" }], [])[0];
        var rows = TableSource.FirstRows(sheet, "Id");

        Assert.That(rows.Text, Is.EqualTo("SELECT \"__agent_row\" FROM \"__agent_first\""));
        Assert.That(rows.ToString(), Is.EqualTo(TableSource.SearchFirstRows(sheet, "Id").ToString()));
        Assert.That(TableSource.WithFirstRows(sheet, "Id").Text, Is.EqualTo("\"__agent_first\""));
        Assert.That(TableSource.WithFirstRows(sheet, "Id").ToString(), Is.EqualTo("\"Log\""));
        Assert.That(TableSource.IsFirst(sheet, "Id", "t").Text, Is.EqualTo("TRUE"));
        Assert.That(TableSource.IsFirst(sheet, "Id", "t").ToString(), Is.EqualTo($"t.rowid IN ({rows})"));
        Assert.That(TableSource.FirstRows(sheet, "Other").Text, Does.Contain("min(rowid)"), "a key that a sidecar names is searched");
    }

    private static SheetProfile Sheet(string table, long filled, long distinct) => new()
    {
        Name = table,
        Table = table,
        Rows = filled,
        Columns = [new ColumnProfile { Name = "Id", Label = "Id", Kind = ColumnKind.Text, Filled = filled, Distinct = distinct }],
    };

    private static void AssertKept(DuckDBConnection connection, SheetProfile sheet, FirstRowTable kept)
    {
        var searched = Rows(connection, TableSource.SearchFirstRows(sheet, kept.Column));
        Assert.That(searched, Is.Not.Empty);
        Assert.That(Rows(connection, TableSource.FirstRows(sheet, kept.Column)), Is.EqualTo(searched), $"{sheet.Table}.{kept.Column}");
    }

    private static List<long> Kept(DuckDBConnection connection, SheetProfile sheet) =>
        Rows(connection, TableSource.FirstRows(sheet, sheet.EntityKey!)); // each has one

    private static List<long> Rows(DuckDBConnection connection, SqlText statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM ({statement.Text}) ORDER BY 1";
        using var reader = command.ExecuteReader();
        var rows = new List<long>();
        while (reader.Read())
            rows.Add(reader.GetInt64(0));
        return rows;
    }
}
