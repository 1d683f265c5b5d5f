using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Data.Workbooks;

namespace Agent.Tests.Data.Profiles;

/// <summary>Kinds are decided by what the cells are, and every decision is in the notes.</summary>
public sealed class ColumnTyperTests
{
    [TestCase("13/02/2024 01/03/2024", "2024-02-13 2024-03-01")]
    [TestCase("02/13/2024 03/01/2024", "2024-02-13 2024-03-01")]
    [TestCase("2024-02-13 2024-03-01", "2024-02-13 2024-03-01")]
    [TestCase("13.02.2024 01.03.2024", "2024-02-13 2024-03-01")]
    [TestCase("01.03.2024 02.03.2024", "2024-03-01 2024-03-02")]
    [TestCase("13-Feb-2024 01-Mar-2024", "2024-02-13 2024-03-01")]
    [TestCase("13/02/24 1/3/24", "2024-02-13 2024-03-01")]
    [TestCase("13/02/99 1/3/49", "1999-02-13 2049-03-01")]
    [TestCase("13_Feb_2024|1st_March_2024", "2024-02-13 2024-03-01")]
    [TestCase("February_13,_2024|March_1,_2024", "2024-02-13 2024-03-01")]
    [TestCase("Tue,_13_Feb_2024|Friday_1_Mar_2024", "2024-02-13 2024-03-01")]
    [TestCase("13._Feb._2024|1._März_2024", "2024-02-13 2024-03-01")]
    [TestCase("2024-02-13T10:15:00Z|2024-03-01T00:00:00+02:00", "2024-02-13T10:15:00 2024-03-01")]
    [TestCase("2/13/24_2:05_PM|3/1/24_12:00_AM", "2024-02-13T14:05:00 2024-03-01")]
    public void Type_DatesTypedAsText_AreDates(string texts, string dates)
    {
        var column = Sheets.Column([
            .. texts.Split(texts.Contains('|', StringComparison.Ordinal) ? '|' : ' ').Select(text => (object?)text.Replace('_', ' ')),
        ]);

        Assert.Multiple(() =>
        {
            Assert.That(column.Kind.IsDate());
            Assert.That(
                Enumerable.Range(0, column.Rows).Select(row => column[row]),
                Is.EqualTo(dates.Split(' ').Select(date => (object)DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture)))
            );
        });
    }

    [TestCase(
        "13/02/2024 01/03/2024 04/05/2024 02/13/2024 25/12/2024",
        true,
        "3 cells",
        TestName = "Type_MoreCellsDayFirst_DecidesByMajority"
    )]
    public void Type_DatesOfBothOrders_NoteSaysHowMany(string texts, bool isDayFirst, string unused)
    {
        var reading = TextDates.Read(texts.Split(' '), [1, 1, 1, 1, 1], () => [], null)!;

        Assert.That(
            (reading.Order, reading.OnlyDayFirst, reading.OnlyMonthFirst, reading.Either),
            Is.EqualTo((new DateOrder(isDayFirst, true), 2L, 1L, 2L)),
            unused
        );
    }

    [Test]
    public void Type_DatesThatCanBeReadBothWays_FollowTheOrderOfTheRows()
    {
        // Every second day of the first twelve of two months: month first the rows are in order, day first they jump.
        var texts = Enumerable.Range(0, 12).SelectMany(i => new[] { $"{1 + (i / 6)}/{1 + (i % 6 * 2)}/2024" }).Cast<object?>().ToArray();

        Assert.That(Sheets.Column(texts)[1], Is.EqualTo(new DateTime(2024, 1, 3)));
    }

    [Test]
    public void Profile_DatesThatCanBeReadBothWays_FollowTheOtherColumns()
    {
        var sheet = Sheets.Raw(
            ["Opened", "Closed"],
            ["01/25/2024", "02/03/2024"],
            ["02/28/2024", "03/04/2024"],
            ["03/26/2024", "01/02/2024"]
        );
        var typed = SheetProfiler.Profile(sheet, "Sheet", CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(typed.Columns[1][0], Is.EqualTo(new DateTime(2024, 2, 3)));
            Assert.That(
                typed.Profile.Columns[1].Notes,
                Has.Some.Contains("3 dates typed as text can be read both ways").And.Some.Contains("month first")
            );
        });
    }

    [Test]
    public void Type_DateColumnWithMisfits_CountsThemAndSaysWhereTheyWent()
    {
        var column = Sheets.Column([.. Enumerable.Range(1, 40).Select(day => (object?)new DateTime(2024, 1, 1).AddDays(day)), "see file"]);

        Assert.Multiple(() =>
        {
            Assert.That(column.Kind, Is.EqualTo(ColumnKind.Date));
            Assert.That(column.IsNull(40));
            Assert.That(column.Notes, Has.Some.EqualTo("1 of 41 cells does not hold dates and counts as empty, such as 'see file'"));
        });
    }

    [Test]
    public void Type_NumberAmongDates_IsADateThatLostItsFormat()
    {
        var column = Sheets.Column([.. Enumerable.Range(1, 30).Select(day => (object?)new DateTime(2024, 1, 1).AddDays(day)), 45_300]);

        Assert.Multiple(() =>
        {
            Assert.That(column[30], Is.EqualTo(new DateTime(2024, 1, 9)));
            Assert.That(column.Notes, Has.Some.Contains("1 number without a date format lies among"));
        });
    }

    [TestCase("Yes", "No")]
    [TestCase("Y", "N")]
    [TestCase("TRUE", "false")]
    [TestCase("ja", "nein")]
    public void Type_YesAndNo_AreBooleans(string yes, string no)
    {
        var column = Sheets.Column(yes, no, null, $" {yes} ");

        Assert.Multiple(() =>
        {
            Assert.That(column.Kind, Is.EqualTo(ColumnKind.Boolean));
            Assert.That(Enumerable.Range(0, 4).Select(row => column[row]), Is.EqualTo(new object?[] { true, false, null, true }));
            Assert.That(column.Notes, Has.Some.Contains("read as true or false"));
        });
    }

    [TestCase("Y", "N", "U", TestName = "Type_YesNoAndUnknown_StaysText")]
    [TestCase("N", "N", "N", TestName = "Type_LoneN_StaysText")]
    [TestCase("Yes", "Yes", "Yes", TestName = "Type_LoneYes_StaysText")]
    public void Type_NotQuiteBooleans_StaysText(string first, string second, string third) =>
        Assert.That(Sheets.Column(first, second, third).Kind, Is.EqualTo(ColumnKind.Text));

    [TestCase("1,234.50|2,000.00|7", 1234.5)]
    [TestCase("1.234,50|2.000,00|7,5", 1234.5)]
    [TestCase("(1,234.50)|2|3", -1234.5)]
    [TestCase("1.0E+03|2|3", 1000d)]
    public void Type_NumbersTypedAsText_AreNumbers(string texts, double first)
    {
        var column = Sheets.Column([.. texts.Split('|')]);
        Assert.That((column.Kind.IsNumeric(), column.Number(0)), Is.EqualTo((true, first)));
    }

    [TestCase("00501|10001|10002")]
    [TestCase("1E2|100|2E3")]
    [TestCase("1234567890123456789|1234567890123456780|7")]
    [TestCase("1,2,3|4,5,6|7,8,9")]
    public void Type_CodesMadeOfDigits_StayText(string texts) =>
        Assert.That(Sheets.Column([.. texts.Split('|')]).Kind, Is.EqualTo(ColumnKind.Text));

    [Test]
    public void Type_Percentages_AreHeldAsShown()
    {
        var formatted = Sheets.Column(Sheets.Formatted(0.07, "0%"), Sheets.Formatted(0.455, "0.0%"));
        var typed = Sheets.Column("7%", "45.5 %");

        Assert.Multiple(() =>
        {
            Assert.That((formatted.Unit, formatted.Number(0), formatted.Number(1)), Is.EqualTo(("%", 7d, 45.5)));
            Assert.That((typed.Unit, typed.Number(0), typed.Number(1)), Is.EqualTo(("%", 7d, 45.5)));
            Assert.That(formatted.Notes, Has.Some.Contains("45 for 45 %"));
        });
    }

    [TestCase("#,##0.00 [$€-407]", "EUR")]
    [TestCase("\"$\"#,##0", "USD")]
    [TestCase("[$£-809]#,##0", "GBP")]
    [TestCase("_-* #,##0.00\\ [$CHF]_-", "CHF")]
    public void Type_CurrencyFormat_IsTheUnit(string format, string currency) =>
        Assert.That(Sheets.Column(Sheets.Formatted(5, format), Sheets.Formatted(7.5, format)).Unit, Is.EqualTo(currency));

    [TestCase("$1,200|$35|$-7", "USD")]
    [TestCase("€ 1.200,50|3,75 €|7,25 €", "EUR")]
    [TestCase("GBP 12|GBP 13|GBP 14", "GBP")]
    public void Type_CurrencyTypedAsText_IsTheUnit(string texts, string currency)
    {
        var column = Sheets.Column([.. texts.Split('|')]);
        Assert.That((column.Kind.IsNumeric(), column.Unit), Is.EqualTo((true, currency)));
    }

    [Test]
    public void Type_SeveralCurrencies_HaveNoUnitAndANote()
    {
        var column = Sheets.Column("$5", "€7", "$9");
        Assert.That(column.Unit, Is.Null);
        Assert.That(column.Notes, Has.Some.Contains("1 EUR, 2 USD"));
    }

    [Test]
    public void Type_LengthsOfTime_AreHours()
    {
        var column = Sheets.Column(TimeSpan.FromHours(30.5), TimeSpan.FromMinutes(15));
        Assert.That((column.Kind, column.Unit, column.Number(0), column.Number(1)), Is.EqualTo((ColumnKind.Duration, "h", 30.5, 0.25)));
    }

    [TestCase("14:30|08:05:10", ColumnKind.Time)]
    [TestCase("2:30 PM|8:05 am", ColumnKind.Time)]
    [TestCase("36:30|0:15", ColumnKind.Duration)]
    public void Type_ClocksTypedAsText_AreTimesOrLengthsOfTime(string texts, ColumnKind kind) =>
        Assert.That(Sheets.Column([.. texts.Split('|')]).Kind, Is.EqualTo(kind));

    [Test]
    public void Type_ClockFormatOverADate_IsTheTimeOfDay()
    {
        var column = Sheets.Column(Sheets.Formatted(45_000.25, "hh:mm"), Sheets.Formatted(45_001.5, "hh:mm"));

        Assert.Multiple(() =>
        {
            Assert.That(column[1], Is.EqualTo(new TimeSpan(12, 0, 0)));
            Assert.That(column.Notes, Has.Some.Contains("2 cells hold a date too"));
        });
    }

    [Test]
    public void Type_NumbersWhoseFormatHasAName_AreNoDurations() =>
        Assert.That(
            Sheets.Column(Sheets.Formatted(45, "0 \"days\""), Sheets.Formatted(46, "0 \"minutes\"")).Kind,
            Is.EqualTo(ColumnKind.Integer)
        );

    [Test]
    public void Type_Errors_AreCountedByNameAndEmpty()
    {
        var column = Sheets.Column(1, new CellError("#N/A"), new CellError("#DIV/0!"), 2);

        Assert.Multiple(() =>
        {
            Assert.That(column[1], Is.Null);
            Assert.That(column.Notes, Has.Some.EqualTo("2 cells hold an Excel error (#DIV/0!, #N/A) and count as empty"));
        });
    }

    [Test]
    public void Type_TextWithSomeNumbers_KeepsAllAsText()
    {
        var column = Sheets.Column("A1", 12, "B7", new DateTime(2024, 1, 5));

        Assert.Multiple(() =>
        {
            Assert.That(Enumerable.Range(0, 4).Select(row => column[row]), Is.EqualTo(new[] { "A1", "12", "B7", "2024-01-05" }));
            Assert.That(column.Notes, Has.Some.EqualTo("2 of 4 cells hold numbers, dates or the like, which are kept as text"));
        });
    }
}
