using Agent.Core.Datasets;
using Agent.Data.Workbooks;
using Agent.Tests.Data.Profiles;

namespace Agent.Tests.Data.Import;

/// <summary>Which rows are records: what sums, names or repeats others is left out and told; a row in doubt stays.</summary>
public sealed class RecordsTests
{
    private static readonly object?[] Header = ["Incident ID", "Date", "Department", "Severity", "Lost Days", "Cost"];

    private static object?[] Row(int number, string department = "Production", int days = 2, double cost = 10.5) =>
        [$"INC-{number:000}", new DateTime(2024, 1, 1).AddDays(number * 3), department, number % 2 == 0 ? "Minor" : "Major", days, cost];

    private static object?[][] Rows(int first, int count, string department = "Production") =>
        [.. Enumerable.Range(first, count).Select(number => Row(number, department, number % 5, number * 1.5))];

    [Test]
    public void Profile_SubtotalsOfBlocksAndAGrandTotal_AreLeftOut()
    {
        var sheet = Sheets.Profile([
            Header,
            .. Rows(1, 3, "Stores"),
            Total("Stores Total", 1, 3),
            .. Rows(4, 4, "Yard"),
            Total("Yard Total", 4, 4),
            Total("Grand Total", 1, 7),
        ]);
        AssertLeftOut(sheet, 7, LeftOutReason.Total, 5, 10, 11);
    }

    [TestCase("Summe")]
    [TestCase("Gesamtergebnis")]
    [TestCase("Total général")]
    [TestCase("Totale")]
    [TestCase("Suma")]
    [TestCase("Totaal")]
    public void Profile_TotalInAnotherLanguage_IsLeftOut(string label) =>
        AssertLeftOut(Sheets.Profile([Header, .. Rows(1, 6), Total(label, 1, 6)]), 6, LeftOutReason.Total, 8);

    [Test]
    public void Profile_TotalAboveTheRows_IsLeftOut() =>
        AssertLeftOut(Sheets.Profile([Header, Total("Total", 1, 6), .. Rows(1, 6)]), 6, LeftOutReason.Total, 2);

    [Test]
    public void Profile_SumWithoutALabel_IsLeftOut() =>
        AssertLeftOut(
            Sheets.Profile([Header, .. Rows(1, 6), [null, null, null, null, Enumerable.Range(1, 6).Sum(number => number % 5), null]]),
            6,
            LeftOutReason.Total,
            8
        );

    [Test]
    public void Profile_NumberWithoutALabelThatIsNoSum_IsARow() =>
        Assert.That(Sheets.Profile([Header, .. Rows(1, 6), [null, null, null, null, 999, null]]).Rows, Is.EqualTo(7));

    [Test]
    public void Profile_AverageShownWithFewerDigits_IsLeftOut()
    {
        var mean = Math.Round(Enumerable.Range(1, 7).Average(number => number % 5), 1);
        AssertLeftOut(Sheets.Profile([Header, .. Rows(1, 7), ["Average", null, null, null, mean, null]]), 7, LeftOutReason.Total, 9);
    }

    [Test]
    public void Profile_RowMarkedByExcel_IsATotalWhateverItHolds()
    {
        var raw = Sheets.Raw([Header, .. Rows(1, 6), [null, null, null, null, 5, null]]);
        raw.Marks.AddTotal(8);
        AssertLeftOut(Sheets.Profile(raw), 6, LeftOutReason.Total, 8);
    }

    [Test]
    public void Profile_RowsWithSubtotalFormulas_AreTotalsUnlessTheyAreMany()
    {
        var few = Sheets.Raw([Header, .. Rows(1, 8), [null, null, null, null, 77, null]]);
        few.Marks.AddAggregate(10);
        AssertLeftOut(Sheets.Profile(few), 8, LeftOutReason.Total, 10);

        // SUBTOTAL(103, …) numbers the visible rows: it stands in each.
        var many = Sheets.Raw([Header, .. Rows(1, 8)]);
        for (var row = 2; row <= 9; row++)
            many.Marks.AddAggregate(row);
        Assert.That(Sheets.Profile(many).Rows, Is.EqualTo(8));
    }

    [Test]
    public void Profile_CauseCalledTotalLoss_IsARow() =>
        Assert.That(
            Sheets
                .Profile(["Cause", "Cases", "Cost"], ["Fire", 4, 20.5], ["Total loss", 3, 90.25], ["Spill", 9, 11.0], ["Fall", 2, 7.0])
                .Rows,
            Is.EqualTo(4)
        );

    [Test]
    public void Profile_SectionTitlesBetweenTheRows_AreLeftOutAndNamed()
    {
        var sheet = Sheets.Profile([Header, ["January 2024"], .. Rows(1, 3), ["February 2024"], .. Rows(4, 3)]);
        AssertLeftOut(sheet, 6, LeftOutReason.Section, 2, 6);
        Assert.That(sheet.Notes, Has.Some.Contains("'January 2024'"));
    }

    [Test]
    public void Profile_RemarksOfAnyLengthBelow_AreLeftOut()
    {
        var sheet = Sheets.Profile([
            Header,
            .. Rows(1, 6),
            [],
            ["Source: site register"],
            [new string('x', 500)],
            ["Prepared by", "J. Smith"],
        ]);
        AssertLeftOut(sheet, 6, LeftOutReason.Remark, 9, 10, 11);
    }

    [Test]
    public void Profile_IdsPreparedInAdvance_AreLeftOut() =>
        AssertLeftOut(
            Sheets.Profile([Header, .. Rows(1, 6), .. Enumerable.Range(7, 5).Select(number => new object?[] { $"INC-{number:000}" })]),
            6,
            LeftOutReason.IdOnly,
            8,
            9,
            10,
            11,
            12
        );

    [Test]
    public void Profile_TextFurtherRight_ContinuesTheRowAbove() =>
        Assert.That(Sheets.Profile([Header, Row(1), [null, null, "Stores"], Row(2), [null, null, "Yard"], Row(3)]).Rows, Is.EqualTo(5));

    [Test]
    public void Profile_HeaderOnEachPage_IsLeftOut() =>
        AssertLeftOut(
            Sheets.Profile([Header, .. Rows(1, 4), Header, .. Rows(5, 4), Header, .. Rows(9, 2)]),
            10,
            LeftOutReason.RepeatedHeader,
            6,
            11
        );

    [Test]
    public void Profile_LinesOfDashes_AreLeftOut() =>
        AssertLeftOut(Sheets.Profile([Header, .. Rows(1, 3), ["-----", "-----", "-----"], .. Rows(4, 3)]), 6, LeftOutReason.Separator, 5);

    [Test]
    public void Profile_RepeatedRows_AreCountedAndTold()
    {
        var sheet = Sheets.Profile([Header, .. Rows(1, 6), Row(3, "Production", 3, 4.5)]);
        Assert.That((sheet.Rows, sheet.RepeatedRows), Is.EqualTo((7L, 1L)));
        Assert.That(sheet.Notes, Has.Some.Contains("1 row repeats another row in every cell"));
    }

    [Test]
    public void Profile_CsvTotals_AreFoundThoughEveryCellIsText()
    {
        var sheet = Sheets.Profile(
            ["Abteilung", "Unfälle", "Kosten"],
            ["Produktion", "5", "1.250,50"],
            ["Lager", "3", "900,00"],
            ["Büro", "1", "80,25"],
            ["Summe", "9", "2.230,75"]
        );
        AssertLeftOut(sheet, 3, LeftOutReason.Total, 5);
    }

    [Test]
    public void Profile_HiddenRowsAndColumns_AreReadAndTold()
    {
        var raw = Sheets.Raw([Header, .. Rows(1, 6)]);
        raw.Marks.AddHiddenRow();
        raw.Marks.AddHiddenColumns(2);
        var sheet = Sheets.Profile(raw);
        Assert.That(sheet.Rows, Is.EqualTo(6));
        Assert.That(sheet.Notes, Has.Some.Contains("1 row is hidden").And.Some.Contains("2 columns are hidden"));
    }

    private static object?[] Total(string label, int first, int count) =>
        [
            label,
            null,
            null,
            null,
            Enumerable.Range(first, count).Sum(number => number % 5),
            Enumerable.Range(first, count).Sum(number => number * 1.5),
        ];

    [Test]
    public void Profile_SumsCarriedFromPageToPage_AreLeftOut() =>
        AssertLeftOut(
            Sheets.Profile([
                Header,
                .. Rows(1, 4),
                Total("carried forward", 1, 4),
                .. Rows(5, 4),
                Total("carried forward", 1, 8),
                .. Rows(9, 3),
            ]),
            11,
            LeftOutReason.Total,
            6,
            11
        );

    [Test]
    public void Profile_SumsBehindAWordNobodyKnows_AreLeftOut() =>
        AssertLeftOut(Sheets.Profile([Header, .. Rows(1, 6), Total("Bilanz", 1, 6)]), 6, LeftOutReason.Total, 8);

    [Test]
    public void Profile_SumAndMeanOfABlock_AreBothLeftOut()
    {
        var mean = Math.Round(Enumerable.Range(1, 4).Average(number => number % 5), 1);
        AssertLeftOut(
            Sheets.Profile([
                Header,
                .. Rows(1, 4, "Yard"),
                Total("Ergebnis Yard", 1, 4),
                ["Mittel Yard", null, null, null, mean, null],
                .. Rows(5, 4, "Dock"),
            ]),
            8,
            LeftOutReason.Total,
            6,
            7
        );
    }

    [Test]
    public void Profile_OneFigureBehindAWordThatIsASumByChance_IsARow() =>
        Assert.That(Sheets.Profile([Header, .. Rows(1, 4), [null, null, null, "Moss", 10, null]]).Rows, Is.EqualTo(5));

    [Test]
    public void Profile_FiguresBehindAWordThatAreNoSums_AreARow() =>
        Assert.That(Sheets.Profile([Header, .. Rows(1, 6), ["Adjustment", null, null, null, 3, 1.25]]).Rows, Is.EqualTo(7));

    [Test]
    public void Profile_MeanByItsSign_IsLeftOut()
    {
        var mean = Math.Round(Enumerable.Range(1, 7).Average(number => number % 5), 1);
        AssertLeftOut(Sheets.Profile([Header, .. Rows(1, 7), ["Ø", null, null, null, mean, null]]), 7, LeftOutReason.Total, 9);
    }

    [Test]
    public void Profile_TotalWhoseSumsWereNeverCalculated_IsLeftOut() =>
        AssertLeftOut(Sheets.Profile([Header, .. Rows(1, 6), [null, null, null, "Total", null, null]]), 6, LeftOutReason.Total, 8);

    [Test]
    public void Profile_NumbersFilledDownWithTheFirstStatus_AreLeftOut() =>
        AssertLeftOut(
            Sheets.Profile([
                Header,
                .. Rows(1, 6),
                .. Enumerable.Range(7, 5).Select(number => (object?[])[$"INC-{number:000}", null, null, "Not started", null, null]),
            ]),
            6,
            LeftOutReason.IdOnly,
            8,
            9,
            10,
            11,
            12
        );

    [Test]
    public void Profile_RecordsThatSayLittle_AreRowsWhereOthersDoToo() =>
        Assert.That(
            Sheets.Profile([
                ["ID", "Status", "Note"],
                .. Enumerable.Range(1, 12).Select(number => (object?[])[$"A-{number:00}", "Open", number % 3 == 0 ? "late" : null]),
            ]).Rows,
            Is.EqualTo(12)
        );

    private static void AssertLeftOut(SheetProfile sheet, long rows, LeftOutReason reason, params long[] leftOut)
    {
        Assert.That(sheet.Rows, Is.EqualTo(rows));
        Assert.That(
            sheet.LeftOut.Where(left => left.Reason == reason).SelectMany(left => left.Rows).Select(row => row.Row),
            Is.EqualTo(leftOut)
        );
        Assert.That(sheet.LeftOut.Select(left => left.Reason), Is.All.EqualTo(reason));
    }
}
