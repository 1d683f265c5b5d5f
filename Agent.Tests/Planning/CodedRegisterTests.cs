using System.Globalization;

namespace Agent.Tests.Planning;

/// <summary>
/// An export with coded headers and values – LOST_DAYS_NUM, INJ_EMP, PLANT_CD beside PLANT_NM – is asked in plain words; the figures are
/// counted here from the same rows.
/// </summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class CodedRegisterTests
{
    private static readonly string[] Types = ["INJ_EMP", "INJ_CUST", "VEH_ACC", "NEAR_MISS"];
    private static readonly string[] Formats = ["WRKSHP", "OFFICE", "LABRTRY"];
    private static readonly string[] Plants = ["Aldermoor", "Brackwater", "Corvendale"];
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 180).Select(Row.Of)];

    private AskedRegister _register = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "plants-hse-export.csv",
            [
                "REC_NO,PLANT_CD,PLANT_NM,UNIT_FMT_CD,EVT_DT,EVT_TM,EVT_TYPE_CD,LOST_DAYS_NUM,VEHICLE_NUM,DEATHS,CASE_CLSD_DT,"
                    + "PERMIT_DUE_DT,PERMIT_VERIFIED_DT",
                .. Rows.Select(row => row.Line),
            ]
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return Count("How many employee injuries were there?", row => row.Type == "INJ_EMP");
        yield return Count("How many records in the workshops?", row => row.Format == "WRKSHP");
        yield return new TestCaseData("Total lost days in 2025", (double)Rows.Where(row => row.Day.Year == 2025).Sum(row => row.Lost));
        yield return Count("How many incidents happened before 6 a.m.?", row => row.Hour < 6);
        yield return new TestCaseData(
            "Percentage of records that ended in a death",
            Math.Round(100.0 * Rows.Count(row => row.Deaths > 0) / Rows.Length, 1, MidpointRounding.AwayFromZero)
        );
        yield return Count("records with more then 7 lost days, count", row => row.Lost > 7);
        yield return Count("How many records are not plant Aldermoor?", row => row.Plant != 0);
        yield return Count("How many records have an overdue permit?", row => row.Due < AskedRegister.Today && row.Verified is null);
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_PlainWordsOfCodes_Answers(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    [Test]
    public async Task Ask_ByPlant_TellsTheNames(CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync("Number of records by plant", cancellationToken);
        Assert.That(told, Does.Contain("Aldermoor").And.Contain("Corvendale"), text);
    }

    [Test]
    public async Task Ask_OfNoKnownNoun_CallsThemRecords(CancellationToken cancellationToken)
    {
        var (_, text) = await _register.AskAsync("How many near misses?", cancellationToken);
        Assert.That(text, Does.Not.Contain("hse"), text);
    }

    private static TestCaseData Count(string question, Func<Row, bool> which) => new(question, (double)Rows.Count(which));

    private sealed record Row(
        int Number,
        int Plant,
        string Format,
        DateTime Day,
        int Hour,
        string Type,
        int Lost,
        int Deaths,
        DateTime Due,
        DateTime? Verified
    )
    {
        public string Line =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"R-{Number:0000},{Plant + 1:000},{Plants[Plant]},{Format},{Day:yyyy-MM-dd},{Hour:00}:30,{Type},{Lost},"
                    + $"{1 + (Number % 7)},{Deaths},{(Number % 4 == 0 ? null : Day.AddDays(9)):yyyy-MM-dd},"
                    + $"{Due:yyyy-MM-dd},{Verified:yyyy-MM-dd}"
            );

        public static Row Of(int at)
        {
            var day = new DateTime(2025, 1, 3).AddDays(at * 3);
            return new Row(
                at + 1,
                at * 5 / 7 % 3,
                Formats[(at + (at / 4)) % 3],
                day,
                at * 11 % 24,
                Types[(at * 3 + (at / 6)) % 4],
                at % 5 == 0 ? 0 : at * 7 % 13,
                at % 14 == 3 ? 1 : 0,
                day.AddDays(30),
                at % 3 == 0 ? null : day.AddDays(20 + (at % 25))
            );
        }
    }
}
