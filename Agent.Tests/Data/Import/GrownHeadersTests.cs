using Agent.Core.Datasets;
using Agent.Tests.Data.Profiles;

namespace Agent.Tests.Data.Import;

/// <summary>
/// Headers as they grow in registers: groups in their first column alone, names above names, titles that say what stands below.
/// </summary>
public sealed class GrownHeadersTests
{
    private static object?[][] Body(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(i =>
                    (object?[])[$"INJ-{i:000}", new DateTime(2024, 1, 1).AddDays(i * 9), "Hull", i % 7, i % 3, i * 12.5, i * 20]
                ),
        ];

    [Test]
    public void Profile_GroupsInTheirFirstColumnOnly_AreJoined()
    {
        var sheet = Sheets.Profile([
            ["Ref", "Date", "Site", "Absence", null, "Costs", null],
            [null, null, null, "Lost days", "Restricted days", "Medical", "Repair"],
            .. Body(9),
        ]);
        Assert.That(sheet.Rows, Is.EqualTo(9));
        Assert.That(
            sheet.Columns.Select(column => column.Label),
            Is.EqualTo(["Ref", "Date", "Site", "Absence: Lost days", "Absence: Restricted days", "Costs: Medical", "Costs: Repair"])
        );
    }

    [Test]
    public void Profile_LabelAndDateAboveTheHeader_AreNoHeader()
    {
        var sheet = Sheets.Profile([
            ["Owner", "Blue Line", null, null, "Date", new DateTime(2024, 9, 1)],
            [],
            ["Ref", "Event date", "Port", "What happened", "Losses", null],
            [null, null, null, null, "Damage", "Crew hours"],
            .. Enumerable.Range(1, 12).Select(i => (object?[])[$"E{i:000}", new DateTime(2024, 1, i), "Hull", "Fire", i * 15, i % 4]),
        ]);
        Assert.That((sheet.Rows, sheet.Columns[^1].Label), Is.EqualTo((12, "Losses: Crew hours")));
    }

    [Test]
    public void Profile_RecordWithBlanksBelowTheHeader_IsARecord()
    {
        var sheet = Sheets.Profile([
            ["Ref", "Date", "Site", "Absence", "Restricted", "Medical", "Repair"],
            [null, null, null, "Lost days unknown", "TBC", "n/a", "n/a"],
            .. Body(9),
        ]);
        Assert.That((sheet.Rows, sheet.Columns[3].Label), Is.EqualTo((10, "Absence")));
    }

    [Test]
    public void Profile_TechnicalNamesBelowTheHeader_AreNoRecord()
    {
        var sheet = Sheets.Profile([
            ["Ref", "Date", "Site", "Lost days", "Restricted days", "Medical", "Repair"],
            ["c1", "c2", "c3", "c4", "c5", "c6", "c7"],
            .. Body(9),
        ]);
        Assert.That((sheet.Rows, sheet.Columns[3].Label, sheet.Columns[3].Kind), Is.EqualTo((9, "Lost days", ColumnKind.Integer)));
        Assert.That(sheet.LeftOut.Select(left => left.Reason), Is.EqualTo([LeftOutReason.RepeatedHeader]));
    }

    [Test]
    public void Profile_LabelsBelowTechnicalNames_AreTheHeader()
    {
        var sheet = Sheets.Profile([
            ["c1", "c2", "c3", "c4", "c5", "c6", "c7"],
            ["Ref", "Date", "Site", "Lost days", "Restricted days", "Medical", "Repair"],
            .. Body(9),
        ]);
        Assert.That((sheet.Rows, sheet.Columns[3].Label), Is.EqualTo((9, "Lost days")));
    }

    [Test]
    public void Profile_HeaderAgainInOtherWords_IsLeftOut()
    {
        object?[] header = ["Nº", "Fecha", "Centro", "Días", "Restringidos", "Coste", "Multa"];
        var sheet = Sheets.Profile([header, .. Body(5), ["NO", "FECHA", "CENTRO", "DÍAS", "RESTRINGIDOS", "COSTE", "MULTA"], .. Body(4)]);
        Assert.That(sheet.Rows, Is.EqualTo(9));
    }

    [Test]
    public void Profile_TitleAboveTheTable_IsKept()
    {
        object?[] header = ["No", "Date", "Site", "Lost days", "Restricted", "Medical", "Repair"];
        var sheet = Sheets.Profile([["Harbour Logistics"], ["Near miss register 2024"], [], header, .. Body(6)]);
        Assert.That(sheet.Title, Is.EqualTo("Near miss register 2024"));
    }
}
