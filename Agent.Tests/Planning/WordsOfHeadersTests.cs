namespace Agent.Tests.Planning;

/// <summary>
/// Headers whose words are also parts of values – Contract over Contractor, Progress over In progress, Product beside Production – grades
/// in letters, yes in two spellings, and the day of the record itself; the figures are counted here from the same rows.
/// </summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class WordsOfHeadersTests
{
    private static readonly string[] Contracts = ["Employee", "Contractor", "Agency"];
    private static readonly string[] Stages = ["In progress", "On hold", "Closed", "Open"];
    private static readonly string[] Sections = ["Production", "Logistics", "Quality"];
    private static readonly string?[] Products = ["Pump", "Valve", null, "Mixer", "Crane"];
    private static readonly string[] Risks = ["H", "M", "L"];
    private static readonly string[] Reported = ["Yes", "No", "Y", "N", "No"];
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 180).Select(Row.Of)];

    private AskedRegister _register = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "breaches.csv",
            [
                "Breach no,Breach date,Date reported,Contract,Progress,Section,Product,Risk (H/M/L),RIDDOR?,"
                    + "Persons involved,Score,Cost (EUR)",
                .. Rows.Select(row => row.Line),
            ]
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return Count("How many breaches with contract Employee?", row => row.Contract == "Employee");
        yield return Count("How many breaches have no product?", row => row.Product is null);
        yield return Count("Number of breaches rated high risk", row => row.Risk == "H");
        yield return Count("How many breaches were RIDDOR reportable?", row => row.Riddor is "Yes" or "Y");
        yield return Count("How many breaches in March 2025?", row => row.Day is { Year: 2025, Month: 3 });
        yield return Count("How many breaches are in progress, Quality section only?", row =>
            row is { Progress: "In progress", Section: "Quality" }
        );
        yield return Count("Number of breaches where RIDDOR is no", row => row.Riddor is "No" or "N");
        yield return new TestCaseData(
            "What percentage of breaches whose section is not Quality were contract Agency?",
            Math.Round(
                100.0
                    * Rows.Count(row => row is { Section: not "Quality", Contract: "Agency" })
                    / Rows.Count(row => row.Section != "Quality"),
                1
            )
        );
        yield return Count("How many breaches since the first of January 2026?", row => row.Day >= new DateTime(2026, 1, 1));
        yield return new TestCaseData(
            "Average score of breaches with persons involved over 3",
            Math.Round(Rows.Where(row => row.Persons > 3).Average(row => row.Score), 1)
        );
        yield return new TestCaseData(
            "What was the highest cost of breaches in Logistics?",
            Rows.Where(row => row.Section == "Logistics").Max(row => row.Cost)
        );
        // Both sides count the rows without a product.
        yield return new TestCaseData(
            "How many more breaches whose product is not Valve were there in 2026 than in 2025?",
            (double)(
                Rows.Count(row => row.Day.Year == 2026 && row.Product != "Valve")
                - Rows.Count(row => row.Day.Year == 2025 && row.Product != "Valve")
            )
        );
        yield return new TestCaseData(
            "How many more breaches were there in 2026 than in 2025?",
            (double)(Rows.Count(row => row.Day.Year == 2026) - Rows.Count(row => row.Day.Year == 2025))
        );
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_WordsOfHeaders_Answers(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    [TestCase("Breaches by progress with score over 20", "Open", "On hold")]
    [TestCase("Breaches by contract", "Agency", "Employee")]
    [TestCase("Year with the most breaches", "2025", "had the most")]
    [TestCase("Which contract had more breaches, Agency or Employee?", "Agency", "Employee")]
    [TestCase("How are the breaches spread over the contracts (employee, agency and so on)?", "Contractor", "Agency")]
    public async Task Ask_ByHeader_ShowsAllItsValues(string question, string one, string other, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, Does.Contain(one).And.Contain(other), text);
    }

    private static TestCaseData Count(string question, Func<Row, bool> which) => new(question, (double)Rows.Count(which));

    private sealed record Row(
        int Number,
        DateTime Day,
        string Contract,
        string Progress,
        string Section,
        string? Product,
        string Risk,
        string Riddor,
        int Persons,
        int Score,
        double Cost
    )
    {
        public string Line =>
            FormattableString.Invariant(
                $"BRE-{Number:0000},{Day:yyyy-MM-dd},{Day.AddDays(Number % 9):yyyy-MM-dd},{Contract},{Progress},{Section},"
            ) + FormattableString.Invariant($"{Product},{Risk},{Riddor},{Persons},{Score},{Cost:0.00}");

        public static Row Of(int at) =>
            new(
                at + 1,
                new DateTime(2025, 1, 3).AddDays(at * 11 / 3),
                Contracts[(at + (at / 7)) % 3],
                Stages[(at + (at / 5)) % 4],
                Sections[(at * 5 / 3) % 3],
                Products[at % 5],
                Risks[(at * 7 / 4) % 3],
                Reported[(at * 3 / 2) % 5],
                at * 11 % 7,
                at * 13 % 47,
                57.93 + (at * 37 % 411)
            );
    }
}
