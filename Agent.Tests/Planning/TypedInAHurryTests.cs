using System.Globalization;

namespace Agent.Tests.Planning;

/// <summary>
/// Questions as people type them – shortened, misspelled, with units, signs and small words – asked of an exported register with coded
/// headers; the figures are counted here from the same rows. Right is an answer with the figure, or a reading offered that has it.
/// </summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class TypedInAHurryTests
{
    private static readonly string[] Kinds = ["Near miss", "Injury", "Property damage", "Fire"];
    private static readonly string[] Areas = ["Kiln", "Packing hall", "Loading bay", "Quarry road"];
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 240).Select(Row.Of)];

    private AskedRegister _register = null!;

    private static DateTime Today => AskedRegister.Today;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "kiln-events.csv",
            [
                "EVT_NO,EVT_DT,EVT_TYPE,AREA_DESCR,GRADE,TEMP_C °C,LOST_DAYS,COST_EUR,STATUS,ACTN_DUE_DT,ACTN_CMPL_DT",
                .. Rows.Select(row => row.Line),
            ]
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return Count("How many events were neither fires nor near misses?", row => row.Kind is not ("Fire" or "Near miss"));
        yield return Count("no. of cancld events", row => row.Status == "Cancelled");
        yield return Count("events w/o lost days, i.e. no value", row => row.Lost is null);
        yield return Count("prop dmg events, quarry rd", row => row is { Kind: "Property damage", Area: "Quarry road" });
        yield return Count("How many events happened when it was below 10 degrees?", row => row.Temperature < 10);
        yield return Count("How many events so far in 2026?", row => row.Day.Year == 2026);
        yield return Count("How many actions are due in the next 14 days?", row => row.Due >= Today && row.Due <= Today.AddDays(14));
        yield return Count("How many lost time injuries?", row => row is { Kind: "Injury", Lost: > 0 });
        yield return Count("manny grade A events wich area kiln", row => row is { Grade: "A", Area: "Kiln" });
        yield return Count("events costing over €5,000", row => row.Cost > 5000);
        yield return Count(
            "How many actions were overdue as of 29 Nov 2026?",
            row => row.Due < Today && !(row.Completed <= Today) && row.Status != "Cancelled"
        );
        yield return Count("How many actions were completed late?", row => row.Completed > row.Due);
        yield return Count("Number of injuries, all areas", row => row.Kind == "Injury");
        yield return new TestCaseData(
            "What share of all events are fires, in percent?",
            Math.Round(100.0 * Rows.Count(row => row.Kind == "Fire") / Rows.Length, 1)
        );
        yield return new TestCaseData(
            "total lost days of injurys",
            (double)Rows.Where(row => row.Kind == "Injury").Sum(row => row.Lost ?? 0)
        );
        yield return new TestCaseData(
            "how much did we spend in the packing hall",
            (double)Rows.Where(row => row.Area == "Packing hall").Sum(row => row.Cost)
        );
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_TypedInAHurry_HasTheFigure(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    private static TestCaseData Count(string question, Func<Row, bool> which) => new(question, (double)Rows.Count(which));

    private sealed record Row(
        int Number,
        DateTime Day,
        string Kind,
        string Area,
        string Grade,
        double Temperature,
        int? Lost,
        int Cost,
        string Status,
        DateTime? Due,
        DateTime? Completed
    )
    {
        public string Line =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"KE{Number:0000},{Day:yyyy-MM-dd},{Kind},{Area},{Grade},{Temperature},{Lost},{Cost},{Status},"
                    + $"{Due:yyyy-MM-dd},{Completed:yyyy-MM-dd}"
            );

        public static Row Of(int i)
        {
            var day = new DateTime(2025, 1, 6).AddDays(i * 2.85).Date;
            var status = i % 11 == 5 ? "Cancelled" : i > 190 || i % 9 == 2 ? "Open" : "Closed";
            DateTime? due = i % 4 == 3 ? null : day.AddDays(20 + (i % 17));
            return new Row(
                100 + i,
                day,
                Kinds[(i * 7) % 10 % 4],
                Areas[(i * 5) % 7 % 4],
                ((char)('A' + ((i * 3) % 5 % 3))).ToString(),
                Math.Round(4 + (12 * Math.Abs(Math.Sin(i * 0.7))), 1),
                (i * 7) % 10 % 4 == 1 ? (i % 3 == 0 ? 0 : i % 13) : null,
                (i * 37) % 97 * 100,
                status,
                due,
                due is { } planned && status == "Closed" ? planned.AddDays((i % 7) - 3) : null
            );
        }
    }
}
