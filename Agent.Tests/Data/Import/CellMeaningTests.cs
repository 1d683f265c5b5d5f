using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Tests.Data.Profiles;

namespace Agent.Tests.Data.Import;

/// <summary>What a cell means is decided by all cells of its column, and by the sheet where these leave it open.</summary>
public sealed class CellMeaningTests
{
    [TestCase("1.234.567|12|7", 1_234_567)]
    [TestCase("1 234,50|12 000,00|950,00", 1234.5)]
    [TestCase("1\u00A0234,50|12\u202F000,00|950,00", 1234.5)]
    [TestCase("1'234.50|12’000.00|15.25", 1234.5)]
    [TestCase("1,20,000|12,50,000|80,000", 120_000)]
    [TestCase("30.00-|12.50|7.25", -30)]
    [TestCase("(30.00)|12.50|7.25", -30)]
    [TestCase("-1.234,50 €|7,25 €|12,00 €", -1234.5)]
    [TestCase("Rs. 1,20,000|Rs. 80,000|Rs. 500", 120_000)]
    public void Type_NumbersAsTheyAreWritten_AreRead(string texts, double first)
    {
        var column = Sheets.Column([.. texts.Split('|')]);
        Assert.That((column.Kind.IsNumeric(), column.IsNull(0) ? double.NaN : column.Number(0)), Is.EqualTo((true, first)));
    }

    [TestCase("5 days|12 days|1 day", "days", 5)]
    [TestCase("12 t|7,5 t|3 t", "t", 12)]
    [TestCase("3 Tage|1 Tag|8 Tage", "days", 3)]
    [TestCase("30 km/h|25 km/h|7 km/h", "km/h", 30)]
    public void Type_UnitsInTheCells_AreTheUnit(string texts, string unit, double first)
    {
        var column = Sheets.Column([.. texts.Split('|')]);
        Assert.That((column.Unit, column.Number(0)), Is.EqualTo((unit, first)));
    }

    [TestCase("5 days|12 hours|1 day")]
    [TestCase("12A|13B|14C")]
    public void Type_SeveralUnitsOrNone_StayText(string texts) =>
        Assert.That(Sheets.Column([.. texts.Split('|')]).Kind, Is.EqualTo(ColumnKind.Text));

    [TestCase("Cost (EUR)", "EUR")]
    [TestCase("Weight [kg]", "kg")]
    [TestCase("Duration in days", "days")]
    public void Profile_UnitInTheHeader_IsTheUnit(string header, string unit) =>
        Assert.That(Sheets.Profile([header, "Site"], [1, "A"], [2, "B"], [3, "A"]).Columns[0].Unit, Is.EqualTo(unit));

    [Test]
    public void Profile_AmbiguousMarks_FollowTheSheet()
    {
        var german = Sheets.Profile(
            ["Vorfall-Nr", "Datum", "Kosten"],
            ["V1", "05.03.2024", "1.500"],
            ["V2", "06.03.2024", "2.250"],
            ["V3", "07.03.2024", "12.000"]
        );
        var english = Sheets.Profile(
            ["Incident", "Date", "Litres", "Cost"],
            ["V1", "2024-03-05", "1.500", "1.5"],
            ["V2", "2024-03-06", "2.250", "2.75"],
            ["V3", "2024-03-07", "0.750", "0.5"]
        );
        Assert.That((german.Columns[2].Max, english.Columns[2].Max), Is.EqualTo(("12000", "2.25")));
        Assert.That(german.Columns[2].Notes, Has.Some.Contains("decimal comma"));
    }

    [Test]
    public void Profile_ThousandsThatCouldBeDecimals_AreSaid() =>
        Assert.That(
            Sheets.Profile(["Nr", "Datum", "Kosten"], ["V1", "05.03.2024", "1.500"], ["V2", "06.03.2024", "2.250"]).Columns[2].Caveats,
            Is.EqualTo(["values such as 1.500 are read as thousands, not with decimals"])
        );

    [Test]
    public void Profile_CommasBeforeThreeDigits_NeedNoWord() =>
        Assert.That(Sheets.Profile(["Item", "Cost"], ["A", "1,500"], ["B", "2,250"], ["C", "950"]).Columns[1].Caveats, Is.Empty);

    [Test]
    public void Profile_DatesThatNothingDecides_AreSaid() =>
        Assert.That(
            Sheets.Profile(["Item", "Reported"], ["A", "03/04/2024"], ["B", "05/02/2024"], ["C", "01/07/2024"]).Columns[1].Caveats,
            Has.Some.Contains("read day first")
        );

    [Test]
    public void Type_NoCents_AreWholeAmounts() =>
        Assert.That(Sum(Sheets.Column("CHF 1'200.–", "CHF 80.-", "CHF 12'040.50", "350.--")), Is.EqualTo(13_670.5));

    [Test]
    public void Profile_HoursAndMinutesFromMidnightOn_AreTimes() =>
        Assert.That(
            Sheets.Profile([["Ref", "Time"], .. Enumerable.Range(0, 12).Select(i => (object?[])[i, (i * 200) + 5])]).Columns[1].Kind,
            Is.EqualTo(ColumnKind.Time)
        );

    [TestCase("Date of incident", ColumnKind.Date)]
    [TestCase("Cost to date", ColumnKind.Integer)]
    [TestCase("Meter", ColumnKind.Integer)]
    public void Profile_DaysThatExcelCounts_AreDatesUnderAHeaderThatSaysSo(string header, ColumnKind kind) =>
        Assert.That(
            Sheets
                .Profile([["Ref", header], .. Enumerable.Range(0, 12).Select(i => (object?[])[$"A{i}", 45_292 + (i * 9)])])
                .Columns[1]
                .Kind,
            Is.EqualTo(kind)
        );

    [Test]
    public void Type_ClockWordBehindTheTime_IsNoMisfit() =>
        Assert.That(Sheets.Column("05.01.24 7:30 Uhr", "06.01.24 17:05 Uhr", "09.02.24 9:00 Uhr").Kind, Is.EqualTo(ColumnKind.DateTime));

    [Test]
    public void Type_DatesThatStandForNone_AreBlanks()
    {
        var column = Sheets.Column("2024-01-05", "9999-12-31", "2024-02-07", "1900-01-01", "0001-01-01", "2024-03-01", "2024-03-05");
        Assert.That(column.Kind, Is.EqualTo(ColumnKind.Date));
        Assert.That(Enumerable.Range(0, column.Rows).Count(column.IsNull), Is.EqualTo(3));
    }

    [Test]
    public void Type_FirstDayOfACenturyAmongItsYears_IsADate() =>
        Assert.That(Sheets.Column("1898-05-04", "1899-11-02", "1900-01-01", "1903-06-09", "1911-01-02").IsNull(2), Is.False);

    [Test]
    public void Type_LettersTakenApart_AreTheSameValue()
    {
        var column = Sheets.Column("Caf\u00e9", "Cafe\u0301", "CAF\u00c9", "Straße Nord", "STRASSE NORD", "Straße Nord", "Café");
        Assert.That(Enumerable.Range(0, column.Rows).Select(column.Text).Distinct(), Is.EqualTo(["Café", "Straße Nord"]));
    }

    [TestCase("Vessel", true)]
    [TestCase("IMO", true)]
    public void Profile_LongNumbersThatComeBack_AreNames(string header, bool isCode) =>
        Assert.That(
            Sheets.Profile([["Event", header], .. Enumerable.Range(0, 14).Select(i => (object?[])[$"E{i}", 9_000_001 + (i % 5 * 713)])])
                .Columns[1]
                .IsCode,
            Is.EqualTo(isCode)
        );

    [Test]
    public void Profile_LargeAmounts_AreAmounts() =>
        Assert.That(
            Sheets.Profile([["Event", "Loss"], .. Enumerable.Range(0, 14).Select(i => (object?[])[$"E{i}", 250_000 + (i % 5 * 12_500)])])
                .Columns[1]
                .IsCode,
            Is.False
        );

    [Test]
    public void Type_ZeroPaddedFormat_IsACode()
    {
        var column = Sheets.Column(Sheets.Formatted(123, "00000"), Sheets.Formatted(124, "00000"), "00123");
        Assert.That(Enumerable.Range(0, 3).Select(row => column[row]), Is.EqualTo(new[] { "00123", "00124", "00123" }));
    }

    [Test]
    public void Profile_AmountsThatAllDiffer_AreNoIds()
    {
        var sheet = Sheets.Profile([
            ["Month", "Near Misses", "Hours"],
            .. Enumerable.Range(1, 12).Select(month => new object?[] { new DateTime(2024, month, 1), 30 - month, 9_000 + (month * 7) }),
        ]);
        Assert.That(sheet.Columns.Skip(1).Select(column => (column.IsIdentifier, column.IsCode)), Is.All.EqualTo((false, false)));
    }

    [TestCase("Postcode")]
    [TestCase("Phone")]
    [TestCase("Year")]
    [TestCase("Record No")]
    [TestCase("business_id")]
    [TestCase("Latitude")]
    public void Profile_NumbersThatName_AreCodes(string header) => Assert.That(Numbers(header).IsCode);

    [TestCase("Number of days")]
    [TestCase("No. of injured")]
    [TestCase("Lost Days")]
    [TestCase("NUMBER_INJURED")]
    public void Profile_NumbersThatCount_AreNoCodes(string header) => Assert.That(Numbers(header).IsCode, Is.False);

    [Test]
    public void Profile_KeptInOrderInTheFirstColumn_IsAnId() =>
        Assert.That(
            Sheets
                .Profile([
                    ["ACN", "Site"],
                    .. Enumerable.Range(1, 20).Select(row => new object?[] { 80_000 + (row * 977), row % 3 == 0 ? "A" : "B" }),
                ])
                .Columns[0]
                .IsIdentifier
        );

    [TestCase("20240131|20240201|20240315", "2024-01-31", false)]
    [TestCase("202401|202402|202403", "2024-01-01", true)]
    [TestCase("Jan-24|Feb-24|Mar-24", "2024-01-01", true)]
    [TestCase("January 2024|February 2024|March 2024", "2024-01-01", true)]
    [TestCase("2024-01|2024-02|2024-03", "2024-01-01", true)]
    [TestCase("1839-03-17|1907-12-06|2010-04-05", "1839-03-17", false)]
    public void Profile_DatesWithoutMarksOrDays_AreDates(string texts, string first, bool isMonthOnly)
    {
        var column = Sheets.Profile([["Id", "Date"], .. texts.Split('|').Select((text, i) => new object?[] { $"A-{i}", text })]).Columns[1];
        Assert.That((column.Kind, column.Min, column.IsMonthOnly), Is.EqualTo((ColumnKind.Date, first, isMonthOnly)));
    }

    [Test]
    public void Profile_SixDigitsThatAreNoMonths_AreNumbers() =>
        Assert.That(
            Sheets
                .Profile([
                    ["Id", "Cost"],
                    .. Enumerable.Range(0, 20).Select(i => new object?[] { $"A-{i}", 202_313 + (i * 17) }),
                ])
                .Columns[1]
                .Kind,
            Is.EqualTo(ColumnKind.Integer)
        );

    [Test]
    public void Profile_HoursAndMinutesWithoutAMark_AreTimesWhereTheHeaderSaysSo()
    {
        object?[] cells = [930, 1430, 2359, 15, 1200];
        var named = Sheets.Profile([["Id", "Time of day"], .. cells.Select((cell, i) => new[] { $"A-{i}", cell })]).Columns[1];
        var other = Sheets.Profile([["Id", "Cost"], .. cells.Select((cell, i) => new[] { $"A-{i}", cell })]).Columns[1];
        Assert.That((named.Kind, named.Max, other.Kind), Is.EqualTo((ColumnKind.Time, "23:59:00", ColumnKind.Integer)));
    }

    [Test]
    public void Type_DaysAndMonthsSwappedByExcel_AreMendedAndTold()
    {
        // Typed 01/02/2024 to 12/02/2024 and 13/02/2024 to 20/02/2024, day first, into an Excel that reads the month first.
        object?[] cells =
        [
            .. Enumerable.Range(1, 12).Select(day => (object?)new DateTime(2024, day, 2)),
            .. Enumerable.Range(13, 8).Select(day => $"{day}/02/2024"),
        ];
        var column = Sheets.Column(cells);
        Assert.That(Enumerable.Range(0, 20).Select(row => ((DateTime)column[row]!).Month), Is.All.EqualTo(2));
        Assert.That(column.Notes, Has.Some.Contains("swapped"));
    }

    [Test]
    public void Type_RealDatesBesideTextDates_AreNotSwappedWhereADayIsAbove12()
    {
        object?[] cells =
        [
            .. Enumerable.Range(1, 12).Select(day => (object?)new DateTime(2024, day, 2)),
            new DateTime(2024, 2, 25),
            .. Enumerable.Range(13, 8).Select(day => $"{day}/02/2024"),
        ];
        Assert.That(((DateTime)Sheets.Column(cells)[0]!).Day, Is.EqualTo(2));
    }

    [Test]
    public void Type_PlaceholdersInHalfOfADateColumn_AreBlanks()
    {
        object?[] cells =
        [
            .. Enumerable.Range(0, 10).Select(day => (object?)new DateTime(2024, 1, 5).AddDays(day)),
            "-",
            "n/a",
            "open",
            "TBC",
            "-",
            "open",
            "?",
            "NaT",
            "00/00/0000",
            "-",
        ];
        var column = Sheets.Column(cells);
        Assert.That((column.Kind, Enumerable.Range(0, 20).Count(column.IsNull)), Is.EqualTo((ColumnKind.Date, 10)));
        Assert.That(column.Notes, Has.Some.Contains("placeholder"));
    }

    [TestCase("0")]
    [TestCase("00000000")]
    public void Type_ZerosAmongDaysWrittenAsNumbers_AreBlanks(string zero)
    {
        object?[] cells = [.. Enumerable.Range(0, 16).Select(day => day % 3 == 0 ? zero : $"202402{day + 10:00}")];
        var column = Sheets.Column(cells);
        Assert.That((column.Kind, Enumerable.Range(0, 16).Count(column.IsNull)), Is.EqualTo((ColumnKind.Date, 6)));
    }

    [Test]
    public void Type_ZerosAmongDates_AreBlanks()
    {
        object?[] cells = [.. Enumerable.Range(0, 16).Select(day => day % 3 == 0 ? (object?)0 : new DateTime(2024, 2, 1).AddDays(day))];
        var column = Sheets.Column(cells);
        Assert.That((column.Kind, Enumerable.Range(0, 16).Count(column.IsNull)), Is.EqualTo((ColumnKind.Date, 6)));
        Assert.That(column.Notes, Has.Some.Contains("'0'"));
    }

    [Test]
    public void Type_OneWordAmongAFewDates_IsABlank()
    {
        object?[] cells = [.. Enumerable.Range(1, 12).Select(day => day == 5 ? (object?)"en cours" : new DateTime(2024, 2, day))];
        var column = Sheets.Column(cells);
        Assert.That((column.Kind, Enumerable.Range(0, 12).Count(column.IsNull)), Is.EqualTo((ColumnKind.Date, 1)));
    }

    [Test]
    public void Type_StatusBesideAFewDates_StaysText() =>
        Assert.That(
            Sheets
                .Column([
                    .. Enumerable.Repeat((object?)"open", 12),
                    .. Enumerable.Repeat((object?)"closed", 5),
                    new DateTime(2024, 1, 1),
                    new DateTime(2024, 2, 1),
                ])
                .Kind,
            Is.EqualTo(ColumnKind.Text)
        );

    [Test]
    public void Profile_YearAndMonth_AreJoinedToADate()
    {
        var sheet = Sheets.Profile([
            ["Case", "Year", "Month", "Days"],
            .. Enumerable
                .Range(0, 24)
                .Select(i =>
                    new object?[]
                    {
                        $"C{i}",
                        2023 + (i / 12),
                        new DateTime(2023, (i % 12) + 1, 1).ToString("MMM", System.Globalization.CultureInfo.InvariantCulture),
                        i % 7,
                    }
                ),
        ]);
        var date = sheet.Column(sheet.DefaultDateColumn)!;
        Assert.That((date.Min, date.Max, date.IsMonthOnly, date.Label), Is.EqualTo(("2023-01-01", "2024-12-01", true, "Year and Month")));
    }

    [TestCase(";")]
    [TestCase(",")]
    [TestCase("/")]
    [TestCase("|")]
    [TestCase("\n")]
    public void Type_ListsInCells_AreFoundByTheirParts(string separator)
    {
        string[] parts = ["Human Factors", "Procedure", "Weather", "Equipment"];
        var cells = Enumerable
            .Range(0, 40)
            .Select(i =>
                (object?)string.Join(separator, parts.Where((_, place) => ((i + 1) >> place & 1) == 1).DefaultIfEmpty(parts[i % 4]))
            )
            .ToArray();
        var column = Sheets.Column(cells);
        Assert.That((column.Kind, column.Separator), Is.EqualTo((ColumnKind.List, separator)));
    }

    [TestCase("Smith, John|Miller, Anna|Brown, Kim|Smith, Anna|Brown, John")]
    [TestCase("Boston, MA|Salem, MA|Boston, MA|Hartford, CT|Salem, MA|New Haven, CT")]
    [TestCase("Slips, trips and falls|Fire|Slips, trips and falls|Fire|Struck by")]
    public void Type_CommasThatPartNothing_StayText(string texts) =>
        Assert.That(Sheets.Column([.. texts.Split('|')]).Kind, Is.EqualTo(ColumnKind.Text));

    [Test]
    public void Type_SpellingsOfOneValue_AreOneValue()
    {
        var column = Sheets.Column(
            "Near Miss",
            "near miss",
            "Near-miss",
            "Near  Miss",
            "Near\u00ADMiss ",
            "NEAR MISS",
            "Near Miss",
            "Fire"
        );
        Assert.That(
            Enumerable.Range(0, 8).Select(row => column[row]).Distinct(),
            Is.EqualTo(new[] { "Near Miss", "NearMiss", "Fire" }).Or.EqualTo(new[] { "Near Miss", "Near\u00ADMiss", "Fire" })
        );
        Assert.That(column.Spellings.Single().Spellings.Sum(spelling => spelling.Count), Is.EqualTo(6));
        Assert.That(column.Notes, Has.Some.Contains("written in several ways"));
    }

    [TestCase("A", "A-")]
    [TestCase("1.5 mm", "15 mm")]
    [TestCase("C", "C+")]
    [TestCase("Hall A", "Hall B")]
    public void Type_ValuesThatDifferInASign_StayApart(string left, string right) =>
        Assert.That(Sheets.Column(left, right, left, right, "other").Texts, Has.Count.EqualTo(3));

    private static ColumnProfile Numbers(string header) =>
        Sheets
            .Profile([
                ["Name", header],
                .. Enumerable.Range(0, 12).Select(i => new object?[] { i % 2 == 0 ? "a" : "b", 1_990 + (i * 3 % 7) }),
            ])
            .Columns[1];

    private static double Sum(TypedColumn column) => Enumerable.Range(0, column.Rows).Sum(column.Number);
}
