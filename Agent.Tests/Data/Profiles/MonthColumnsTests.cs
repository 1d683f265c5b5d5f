using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Tabs;
using Agent.Data.Tools;
using Agent.Data.Tools.Words;
using Agent.Data.Workbooks;

namespace Agent.Tests.Data.Profiles;

/// <summary>A sheet with a column for each month is asked as a table with a row for each of its cells.</summary>
public sealed class MonthColumnsTests
{
    [Test]
    public void Turn_SheetWithAColumnForEachMonth_GivesARowForEachFilledCell()
    {
        var sheets = Turned(
            "Man-hours 2025",
            ["Company", "Trade", "Jan-25", "Feb-25", "Mar-25", "Total"],
            ["North Yard", "Steel", 100, 110, 120, 330],
            ["Bright", "Welding", null, 40, 50, 90]
        );

        var made = sheets[1].Profile;
        Assert.Multiple(() =>
        {
            Assert.That(sheets[0].Profile.PartOf, Is.EqualTo(made.Table));
            Assert.That(made.Tabs, Is.EqualTo(new[] { sheets[0].Profile.Table }));
            Assert.That(made.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Company", "Trade", "Month", "Man-hours" }));
            Assert.That(made.Rows, Is.EqualTo(5));
            Assert.That(made.AmountColumn, Is.EqualTo("Man-hours"));
            Assert.That(made.Columns[2], Has.Property("IsMonthOnly").True.And.Property("Min").StartsWith("2025-01"));
            Assert.That(made.DefaultDateColumn, Is.EqualTo("Month"));
            Assert.That(Enumerable.Range(0, 5).Sum(row => sheets[1].Columns[3].Number(row)), Is.EqualTo(420));
        });
    }

    [Test]
    public void Turn_MonthsWithoutAYear_AreOfTheSheetsYear()
    {
        var sheets = Turned("Hours 2024", ["Site", "Jan", "Feb", "March"], ["East", 1, 2, 3], ["West", 4, 5, 6]);
        Assert.That(sheets[1].Profile.Columns[1].Max, Does.StartWith("2024-03"));
    }

    [Test]
    public void Turn_RowsOfSeveralKindsOfFigures_StayRows() =>
        Assert.That(
            Turned(
                "KPIs 2024",
                ["Indicator", "Jan", "Feb", "Mar"],
                ["Hours worked", 100, 120, 110],
                ["LTIs", 1, 0, 2],
                ["Near misses", 4, 6, 5]
            ),
            Has.Count.EqualTo(1)
        );

    [Test]
    public void Turn_MonthsOfNoKnownYear_StayColumns() =>
        Assert.That(Turned("Hours", ["Site", "Jan", "Feb", "Mar"], ["East", 1, 2, 3], ["West", 4, 5, 6]), Has.Count.EqualTo(1));

    [Test]
    public void Turn_OtherAmountsBesideTheMonths_StayColumns() =>
        Assert.That(
            Turned("Hours 2024", ["Site", "Budget", "Jan", "Feb", "Mar"], ["East", 500, 1, 2, 3], ["West", 600, 4, 5, 6]),
            Has.Count.EqualTo(1)
        );

    [TestCase("en", "man_hours_2025_by_month: a row for each month that is a column of the sheet Man-hours 2025.")]
    [TestCase("de", "man_hours_2025_by_month: eine Zeile je Monat, der eine Spalte des Blatts Man-hours 2025 ist.")]
    public void Evidence_OfMadeTable_NamesTheSheetWhoseColumnsAreMonths(string language, string said)
    {
        var sheets = Turned("Man-hours 2025", ["Company", "Jan-25", "Feb-25", "Mar-25"], ["Yard", 100, 110, 120], ["Bright", 9, 4, 5]);
        var profile = new DatasetProfile
        {
            Id = "hours",
            Title = "hours",
            File = "hours.xlsx",
            Version = "1",
            Sheets = [.. sheets.Select(sheet => sheet.Profile)],
        };

        Assert.That(
            RecordEvidence.Tabs(profile, [sheets[1].Profile.Table], EvidenceWords.For(language)),
            Is.EqualTo(new[] { said.Replace("man_hours_2025_by_month", sheets[1].Profile.Name, StringComparison.Ordinal) }));
    }

    private static IReadOnlyList<TypedSheet> Turned(string name, params object?[][] rows)
    {
        var raw = Sheets.Raw(rows) with { Name = name };
        return MonthColumns.Turn([SheetProfiler.Profile(raw, ColumnNames.Clean(name), CancellationToken.None)], CancellationToken.None);
    }
}
