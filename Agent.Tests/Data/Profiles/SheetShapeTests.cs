using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Tests.Data.Profiles;

/// <summary>What stands around the data: titles, headers of one row or two, totals, remarks, blanks, merged cells.</summary>
public sealed class SheetShapeTests
{
    private static readonly object?[][] Body = [["A-1", "Fire", 2, 30.5], ["A-2", "Spill", 3, 1.5], ["A-3", "Fall", 4, 8.0]];

    [Test]
    public void Profile_TitleAboveTheHeader_IsPassedOver()
    {
        var sheet = Sheets.Profile([["Incident register 2024"], [], ["Id", "Type", "Days", "Cost"], .. Body]);

        Assert.Multiple(() =>
        {
            Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Id", "Type", "Days", "Cost" }));
            Assert.That((sheet.Rows, sheet.Columns[2].Kind), Is.EqualTo((3L, ColumnKind.Integer)));
            Assert.That(sheet.Notes, Has.Some.Contains("header is in row 3"));
        });
    }

    [Test]
    public void Profile_TitleMergedOverAllColumns_IsNoHeader()
    {
        var sheet = Sheets.Profile(
            Sheets.Raw(
                [new CellRange(1, 1, 1, 4)],
                [
                    ["Incident register 2024"],
                    ["Id", "Type", "Days", "Cost"],
                    .. Body,
                ]
            )
        );
        Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Id", "Type", "Days", "Cost" }));
    }

    [Test]
    public void Profile_GroupsAboveTheHeader_AreJoinedToIt()
    {
        var sheet = Sheets.Profile(
            Sheets.Raw(
                [new CellRange(1, 3, 1, 4)],
                [
                    ["Id", "Type", "Loss"],
                    [null, null, "Days", "Cost"],
                    .. Body,
                ]
            )
        );

        Assert.Multiple(() =>
        {
            Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Id", "Type", "Loss: Days", "Loss: Cost" }));
            Assert.That(sheet.Rows, Is.EqualTo(3));
            Assert.That(sheet.Notes, Has.Some.Contains("two rows"));
        });
    }

    [Test]
    public void Profile_NarrowGroupsAboveTheHeader_AreJoinedToIt()
    {
        var sheet = Sheets.Profile(
            Sheets.Raw(
                [new CellRange(1, 3, 1, 4)],
                [
                    [null, null, "Loss"],
                    ["Id", "Type", "Days", "Cost"],
                    .. Body,
                ]
            )
        );
        Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Id", "Type", "Loss: Days", "Loss: Cost" }));
    }

    [Test]
    public void Profile_HeaderMergedOverTwoColumns_NamesBoth()
    {
        var sheet = Sheets.Profile(Sheets.Raw([new CellRange(1, 1, 1, 2)], [["Id", null, "Days", "Cost"], .. Body]));
        Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Id", "Id (2)", "Days", "Cost" }));
    }

    [Test]
    public void Profile_BlankAndDuplicateHeaders_GetNamesOfTheirOwn()
    {
        var sheet = Sheets.Profile([["Id", null, "Days", "days"], .. Body]);
        Assert.That(sheet.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Id", "Column 2", "Days", "days (2)" }));
    }

    [TestCase("Total", 9, 40.0)]
    [TestCase("Average", 3, 13.333333333333334)]
    [TestCase("Grand total:", 9, null)]
    public void Profile_TotalBelow_IsNotCounted(string label, int days, double? cost)
    {
        var sheet = Sheets.Profile([["Id", "Type", "Days", "Cost"], .. Body, [label, null, days, cost]]);

        Assert.Multiple(() =>
        {
            Assert.That(sheet.Rows, Is.EqualTo(3));
            Assert.That(sheet.Notes, Has.Some.EqualTo("1 row left out: a total (row 5)"));
        });
    }

    [Test]
    public void Profile_LastRowCalledTotalWithoutASum_IsARow()
    {
        // A company of that name.
        var sheet = Sheets.Profile([["Company", "Type", "Days", "Cost"], .. Body, ["Total Energy", "Spill", 77, 5.0]]);
        Assert.That(sheet.Rows, Is.EqualTo(4));
    }

    [Test]
    public void Profile_RemarkBelowABlankRow_IsANote()
    {
        var sheet = Sheets.Profile([["Id", "Type", "Days", "Cost"], .. Body, ["Total", null, 9, 40.0], [], ["Source: site register"]]);

        Assert.Multiple(() =>
        {
            Assert.That(sheet.Rows, Is.EqualTo(3));
            Assert.That(sheet.Notes, Has.Some.Contains("Source: site register").And.Some.Contains("total"));
        });
    }

    [Test]
    public void Profile_LoneLastCellRightBelow_IsARow()
    {
        var sheet = Sheets.Profile([["Id", "Type", "Days", "Cost"], .. Body, ["A-4"]]);
        Assert.That(sheet.Rows, Is.EqualTo(4));
    }

    [Test]
    public void Profile_TextMergedDownTheRows_StandsInEach()
    {
        var sheet = Sheets.Profile(
            Sheets.Raw(
                [new CellRange(2, 1, 3, 1), new CellRange(2, 2, 3, 2)],
                ["Site", "Cost", "Note"],
                ["North", 5, "a"],
                [null, null, "b"],
                ["South", 7, "c"]
            )
        );

        Assert.Multiple(() =>
        {
            Assert.That(sheet.Columns[0].Values, Has.Some.EqualTo(new Agent.Protocol.ValueCount("North", 2)));
            Assert.That(sheet.Columns[1].Filled, Is.EqualTo(2), "numbers would be summed twice");
            Assert.That(sheet.Notes, Has.Some.Contains("1 cell inside merged areas takes"));
        });
    }

    [Test]
    public void Profile_NoCells_IsAnEmptySheet() =>
        Assert.That(
            Sheets.Profile([]),
            Has.Property(nameof(SheetProfile.Rows))
                .EqualTo(0)
                .And.Property(nameof(SheetProfile.Notes))
                .EqualTo(new[] { "The sheet is empty" })
        );
}
