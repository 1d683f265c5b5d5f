using Agent.Core.Datasets;
using Agent.Data.Workbooks;
using Agent.Tests.Data.Profiles;

namespace Agent.Tests.Data.Import;

/// <summary>Rows whose id is blank continue the record above; rows that merely miss an id do not.</summary>
public sealed class ContinuedRowsTests
{
    private static readonly object?[] Header = ["Accident", "Date", "Site", "Person", "Days off"];

    // Ten accidents of one to three persons each.
    private static object?[][] Rows(bool isWhole) =>
        [
            .. Enumerable
                .Range(0, 10)
                .SelectMany(i =>
                    Enumerable
                        .Range(0, 1 + (i % 3))
                        .Select(part =>
                            (object?[])
                                [
                                    part == 0 ? $"A-{i:00}" : null,
                                    part == 0 || isWhole ? new DateTime(2024, 1, 1).AddDays(i * 3) : null,
                                    part == 0 || isWhole ? (i % 2 == 0 ? "Hull" : "York") : null,
                                    new[] { "Worker", "Visitor", "Driver" }[part],
                                    part + 1,
                                ]
                        )
                ),
        ];

    [Test]
    public void Profile_RowsWithoutAnId_ContinueTheRecordAbove()
    {
        var sheet = Sheets.Profile([Header, .. Rows(isWhole: false)]);
        Assert.That(
            (sheet.Rows, sheet.Entities, sheet.EntityKey, sheet.Grain!.Kind),
            Is.EqualTo((19, 10, "Accident", GrainKind.Continuation))
        );
        Assert.That(sheet.Columns[2].Filled, Is.EqualTo(19));
        Assert.That(
            sheet.Columns.Where(column => column.VariesWithinEntity).Select(column => column.Name),
            Is.EqualTo(["Person", "Days off"])
        );
    }

    [Test]
    public void Profile_RowsWithoutAnIdThatSayTheRest_AreRecords() =>
        Assert.That(Sheets.Profile([Header, .. Rows(isWhole: true)]).EntityKey, Is.Null);

    [Test]
    public void Profile_DatesMergedDown_AreThoseOfEachRow()
    {
        var sheet = Sheets.Profile(
            Sheets.Raw(
                [new CellRange(2, 1, 3, 1), new CellRange(2, 2, 3, 2)],
                ["Accident", "Date", "Person"],
                ["A-01", new DateTime(2024, 1, 1), "Worker"],
                [null, null, "Visitor"],
                ["A-02", new DateTime(2024, 1, 5), "Worker"]
            )
        );
        Assert.That(sheet.Columns[1].Filled, Is.EqualTo(3));
    }

    [Test]
    public void Profile_OneRowForEachVesselOfACasualty_IsFoundByTheSheetsName()
    {
        var raw = Sheets.Raw([
            ["Casualty", "Date", "Port", "Vessel", "Tonnage"],
            .. Enumerable
                .Range(0, 9)
                .SelectMany(i =>
                    Enumerable
                        .Range(0, 1 + (i % 2))
                        .Select(part =>
                            (object?[])
                                [
                                    $"MC{i}",
                                    new DateTime(2024, 1, 1).AddDays(i),
                                    i % 3 == 0 ? "Kiel" : "Bremen",
                                    $"Vessel {i} {part}",
                                    (i * 90) + part,
                                ]
                        )
                ),
        ]);
        var grain = Sheets.Profile(raw with { Name = "Casualties" }).Grain;
        Assert.That((grain!.Kind, grain.Key, grain.Entities), Is.EqualTo((GrainKind.Details, "Casualty", 9)));
    }
}
