using Agent.Core.Datasets;
using Agent.Tests.Data.Profiles;

namespace Agent.Tests.Data.Import;

/// <summary>Rows that sum up others without the word for it: quarters among months, and what is held against a total below it.</summary>
public sealed class SummaryRowsTests
{
    private static readonly object?[] Months = ["Month", "Injuries", "Hours"];
    private static readonly object?[] Sites = ["Site", "Planned hours", "Actual hours"];

    [Test]
    public void Profile_QuartersHalvesAndTheYearAmongMonths_AreLeftOut() =>
        AssertRows(
            [
                Months,
                ["Jan", 3, 900],
                ["Feb", 2, 950],
                ["Mar", 4, 910],
                ["Q1", 9, 2760],
                ["Apr", 1, 880],
                ["May", 1, 940],
                ["Jun", 2, 905],
                ["Q2", 4, 2725],
                ["H1", 13, 5485],
                ["Jul", 5, 870],
                ["Aug", 2, 820],
                ["Sep", 3, 930],
                ["Q3", 10, 2620],
                ["Oct", 1, 915],
                ["Nov", 4, 925],
                ["Dec", 2, 700],
                ["Q4", 7, 2540],
                ["H2", 17, 5160],
                ["2024", 30, 10645],
            ],
            12
        );

    [Test]
    public void Profile_QuartersAmongShortMonthsInAnotherLanguage_AreLeftOut() =>
        AssertRows(
            [
                Months,
                ["janv.", 3, 900],
                ["févr.", 2, 950],
                ["mars", 4, 910],
                ["T1", 9, 2760],
                ["avr.", 1, 880],
                ["mai", 1, 940],
                ["juin", 2, 905],
                ["T2", 4, 2725],
                ["S1", 13, 5485],
            ],
            6
        );

    [Test]
    public void Profile_QuarterThatIsTheSumOfTheOthers_IsARecordWhereAllRowsAreQuarters() =>
        AssertRows([Months, ["Q1", 3, 900], ["Q2", 2, 950], ["Q3", 5, 1850], ["Q4", 4, 910]], 4);

    [TestCase("Budget")]
    [TestCase("Ziel 2024")]
    [TestCase("% of plan")]
    public void Profile_WhatATotalIsHeldAgainst_IsLeftOut(string label) =>
        AssertRows([Sites, ["Leeds", 300, 290], ["Poole", 200, 240], ["Deal", 500, 410], ["Total", 1000, 940], [label, 1100, 1100]], 3);

    [Test]
    public void Profile_DifferenceOfATotalAndARowBelowIt_IsLeftOut() =>
        AssertRows(
            [
                Sites,
                ["Leeds", 300, 290],
                ["Poole", 200, 240],
                ["Deal", 500, 410],
                ["Total", 1000, 940],
                ["Budget", 1100, 1100],
                ["Left over", 100, 160],
            ],
            3
        );

    [Test]
    public void Profile_SitesBelowATotal_AreRecords() =>
        AssertRows(
            [Sites, ["Leeds", 300, 290], ["Poole", 200, 240], ["Total", 500, 530], ["Deal", 500, 410], ["York", 120, 90], ["Rye", 7, 9]],
            5
        );

    [Test]
    public void Profile_TitlesAboveTheRowsInAColumnFurtherRight_AreSections()
    {
        object?[] header = ["Ref", "Date", "Site", "Cause", "Days"];
        object?[] Row(int number) =>
            [$"U-{number:000}", new DateTime(2024, 1, number), "Hafen", number % 2 == 0 ? "Sturz" : "Schnitt", number];
        object?[] Title(int week) => [null, null, $"Week {week}"];
        var sheet = Sheets.Profile([header, Title(1), Row(1), Row(2), Row(3), Title(2), Row(4), Row(5), Row(6)]);

        Assert.That(sheet.Rows, Is.EqualTo(6));
        Assert.That(sheet.LeftOut.Single().Reason, Is.EqualTo(LeftOutReason.Section));

        // Behind a record it goes on with the record.
        Assert.That(Sheets.Profile([header, Row(1), [null, null, "and quay"], Row(2), Row(3), Row(4)]).LeftOut, Is.Empty);
    }

    [Test]
    public void Profile_IdsPreparedWithSeveralDefaults_AreLeftOut()
    {
        object?[] header = ["Year", "Ref", "Date", "Site", "Cause", "Days", "Status"];
        object?[] Row(int number) =>
            [2024, $"U-{number:000}", new DateTime(2024, 1, number), "Hafen", "Sturz", number, number % 2 == 0 ? "Closed" : "Open"];
        object?[] Prepared(int number) => [2024, $"U-{number:000}", null, null, null, null, "Open"];
        object?[] Begun(int number) => [2024, $"U-{number:000}", null, number == 3 ? "Quay" : null, null, null, "Open"];

        var prepared = Enumerable.Range(6, 9).Select(Prepared).ToArray();
        Assert.That(
            Sheets.Profile([header, .. Enumerable.Range(1, 5).Select(Row), .. prepared]).LeftOut.Single().Count,
            Is.EqualTo(9)
        );
        // Where records lack as much, the last ones may be such.
        Assert.That(
            Sheets
                .Profile([header, Row(1), Begun(2), Begun(3), Row(4), Begun(5), .. Enumerable.Range(6, 9).Select(Prepared)])
                .Rows,
            Is.EqualTo(14)
        );
    }

    private static void AssertRows(object?[][] rows, long records) => Assert.That(Sheets.Profile(rows).Rows, Is.EqualTo(records));
}
