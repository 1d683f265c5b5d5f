using Agent.Data.Import.Records;
using Agent.Data.Workbooks;
using Agent.Tests.Data.Profiles;

namespace Agent.Tests.Data.Import;

/// <summary>Where the header is, and what stands around a table.</summary>
public sealed class HeadersTests
{
    private static readonly string[] Header = ["Incident ID", "Date", "Department", "Severity", "Lost Days"];

    private static object?[][] Body(int rows) =>
        [
            .. Enumerable
                .Range(1, rows)
                .Select(row =>
                    new object?[]
                    {
                        $"INC-{row:000}",
                        new DateTime(2024, 1, 1).AddDays(row),
                        row % 2 == 0 ? "Yard" : "Stores",
                        "Minor",
                        row % 4,
                    }
                ),
        ];

    [Test]
    public void Profile_FormHeadAsWideAsTheTable_IsNoHeader() =>
        AssertHeader([
            ["Plant:", "North", null, "Year:", 2024],
            [],
            Header,
            .. Body(8),
        ]);

    [Test]
    public void Profile_LabelsAndValuesAbove_AreNoHeader() =>
        AssertHeader([
            ["Site", "North"],
            ["Period", 2024],
            ["Rows", 8],
            [],
            Header,
            .. Body(8),
        ]);

    [Test]
    public void Profile_TitlesOfSeveralCells_AreNoHeader() =>
        AssertHeader([
            ["ACME Industries"],
            ["Safety incident register", null, null, "Printed:", new DateTime(2025, 1, 2)],
            [null, "Period", "01.01.2024 - 31.12.2024"],
            [],
            ["Confidential"],
            Header,
            .. Body(8),
        ]);

    [Test]
    public void Profile_HeaderInRowForty_IsFound() =>
        AssertHeader([.. Enumerable.Range(0, 39).Select(row => new object?[] { $"Remark {row}" }), Header, .. Body(20)]);

    [Test]
    public void Profile_StrayNoteToTheRight_IsLeftOutAndTold()
    {
        var rows = Body(8);
        rows[2] = [.. rows[2], null, null, null, "check with Bob"];
        var sheet = Profile([Header, .. rows]);
        Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(Header));
        Assert.That(sheet.Notes, Has.Some.Contains("check with Bob").And.Some.Contains("I4"));
    }

    [Test]
    public void Profile_GroupsRepeatedOverTheFields_AreJoined()
    {
        var sheet = Profile(
            ["Time", "Time", "Aircraft", "Aircraft", "Person"],
            ["Date", "Hour", "Make", "Crew", "Role"],
            ["2024-01-01", "10", "B737", "2", "Pilot"],
            ["2024-02-01", "11", "A320", "3", "Pilot"],
            ["2024-02-03", "12", "A320", "2", "Crew"]
        );
        Assert.That(
            sheet.Columns.Select(column => column.Name),
            Is.EqualTo(new[] { "Time: Date", "Time: Hour", "Aircraft: Make", "Aircraft: Crew", "Person: Role" })
        );
    }

    [Test]
    public void Profile_GroupsOverTheFirstFieldWithoutMerging_TellFieldsApart()
    {
        var sheet = Profile(
            [null, "Planned", null, "Actual", null],
            ["Id", "Start", "End", "Start", "End"],
            ["A-1", 1, 2, 3, 4],
            ["A-2", 2, 3, 4, 5],
            ["A-3", 3, 4, 5, 6]
        );
        Assert.That(
            sheet.Columns.Select(column => column.Name),
            Is.EqualTo(new[] { "Id", "Planned: Start", "Planned: End", "Actual: Start", "Actual: End" })
        );
    }

    [Test]
    public void Profile_ThreeHeaderRows_AreJoined()
    {
        var raw = Sheets.Raw(
            [new CellRange(1, 2, 1, 5), new CellRange(2, 2, 2, 3), new CellRange(2, 4, 2, 5)],
            [
                [null, "Hours"],
                [null, "Own", null, "Contractor"],
                ["Month", "Day", "Night", "Day", "Night"],
                ["Jan", 1, 2, 3, 4],
                ["Feb", 2, 3, 4, 5],
                ["Mar", 3, 4, 5, 6],
            ]
        );
        Assert.That(
            Sheets.Profile(raw).Columns.Select(column => column.Name),
            Is.EqualTo(new[] { "Month", "Hours: Own: Day", "Hours: Own: Night", "Hours: Contractor: Day", "Hours: Contractor: Night" })
        );
    }

    [Test]
    public void Split_TableBelow_IsATableOfItsOwn()
    {
        var tables = TableSplitter.Split(
            Sheets.Raw([
                Header,
                .. Body(12),
                [],
                [],
                ["Department", "Headcount", "Hours"],
                ["Yard", 40, 70_000],
                ["Stores", 20, 36_000],
                ["Office", 12, 21_000],
            ])
        );
        Assert.That(tables.Select(table => (table.Name, table.Rows)), Is.EqualTo(new[] { ("Sheet", 13), ("Sheet!A16:C19", 4) }));
        Assert.That(
            Sheets.Profile(tables[1]).Columns.Select(column => column.Name),
            Is.EqualTo(new[] { "Department", "Headcount", "Hours" })
        );
    }

    [Test]
    public void Split_SmallTableAbove_LeavesTheLargerAsTheSheet()
    {
        var tables = TableSplitter.Split(
            Sheets.Raw([
                ["Month", "Cases"],
                ["Jan", 4],
                ["Feb", 7],
                ["Mar", 9],
                ["Apr", 2],
                ["May", 1],
                ["Jun", 0],
                ["Jul", 3],
                ["Aug", 5],
                [],
                Header,
                .. Body(20),
            ])
        );
        Assert.That(tables.Select(table => table.Rows), Is.EqualTo(new[] { 21, 9 }));
        Assert.That(Sheets.Profile(tables[0]).Columns.Select(column => column.Name), Is.EqualTo(Header));
    }

    [Test]
    public void Profile_FirstRecordThatHoldsAValueTwice_IsNoSecondHeader()
    {
        object?[][] right = [["Code", "Name"], ["Y", "Stores"], ["S", "Yard"]];
        object?[][] left = [Header, .. Body(12)];
        Assert.That(
            Profile([.. left.Select((row, i) => (object?[])[.. row, null, .. i < right.Length ? right[i] : []])]).Rows,
            Is.EqualTo(12)
        );
    }

    [Test]
    public void Profile_WordsBelowAbbreviations_AreTheHeader()
    {
        object?[] words = ["Incident ID", "Date of incident", "Department", "How severe", "Lost days"];
        var sheet = Profile([["ref", "dt", "dep", "sev", "ld"], words, .. Body(8)]);
        Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(words));
        Assert.That(sheet.Rows, Is.EqualTo(8));
    }

    [Test]
    public void Split_TableBeside_IsATableOfItsOwn()
    {
        object?[][] right = [["Department", "Headcount"], ["Yard", 40], ["Stores", 20], ["Office", 12]];
        object?[][] left = [Header, .. Body(12)];
        var tables = TableSplitter.Split(
            Sheets.Raw([.. left.Select((row, i) => (object?[])[.. row, null, .. i < right.Length ? right[i] : []])])
        );
        Assert.That(tables.Select(table => (table.Name, table.Rows)), Is.EqualTo(new[] { ("Sheet", 13), ("Sheet!G1:H4", 4) }));
    }

    [Test]
    public void Split_BlankRowsBetweenRecords_PartNothing() =>
        Assert.That(TableSplitter.Split(Sheets.Raw([Header, .. Body(4), [], .. Body(4), [], .. Body(4)])), Has.Count.EqualTo(1));

    [Test]
    public void Split_BlankColumnWithinATable_PartsNothing() =>
        Assert.That(
            TableSplitter.Split(
                Sheets.Raw([
                    .. ((object?[][])[Header, .. Body(10)]).Select(
                        (row, i) => (object?[])[.. row, null, i == 0 ? "Cost" : i, i == 0 ? "Shift" : "Early"]
                    ),
                ])
            ),
            Has.Count.EqualTo(1)
        );

    private static Agent.Core.Datasets.SheetProfile Profile(params object?[][] rows) =>
        Sheets.Profile(TableSplitter.Split(Sheets.Raw(rows))[0]);

    private static void AssertHeader(object?[][] rows) =>
        Assert.That(Profile(rows).Columns.Select(column => column.Name), Is.EqualTo(Header));
}
