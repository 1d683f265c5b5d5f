using Agent.Data.Samples;
using Agent.Data.Workbooks;

namespace Agent.Tests.Planning;

/// <summary>
/// A log of permits called PTW, whose rows another sheet numbers by "Permit no", with gas tests and the hours of contractors. Right is an
/// answer with the figure counted here from the same rows, or a reading offered that has it.
/// </summary>
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class PermitsWorkbookTests
{
    private static readonly string[] Types = ["Hot work", "Confined space", "Excavation"];
    private static readonly string[] Contractors = ["North Yard", "Bright Welding", "Oak Rigging"];
    private static readonly string[] Zones =
        ["Dry dock", "Slipway", "Paint hall", "Pipe shop", "Quay", "Stores", "Boiler room", "Gate", "Canteen", "Crane track", "Yard"];
    private static readonly Permit[] Permits = [.. Enumerable.Range(0, 320).Select(Permit.Of)];
    private static readonly GasTest[] Tests = [.. Enumerable.Range(0, 150).Select(GasTest.Of)];

    private AskedRegister _register = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "site-controls.xlsx",
            path =>
                SheetWriter.Write(
                    path,
                    [
                        Sheet(
                            "PTW log",
                            [
                                "Permit no",
                                "Permit type",
                                "Contractor",
                                "Zone",
                                "Planned start",
                                "Actual start",
                                "Signed off on",
                                "Target date",
                                "Cost (EUR)",
                            ],
                            Permits.Select(permit => permit.Cells)
                        ),
                        Sheet("Zones", ["Zone", "Zone name"], Zones.Select((zone, at) => new object?[] { $"Z{at + 1}", zone })),
                        Sheet("Gas tests", ["Test", "Permit no", "Taken at", "Within limit", "Verdict"], Tests.Select(test => test.Cells)),
                    ]
                )
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return new TestCaseData("How many permits are there?", (double)Permits.Length);
        yield return new TestCaseData(
            "How many permits have no gas test?",
            (double)Permits.Count(permit => !Array.Exists(Tests, test => test.Permit == permit.No))
        );
        yield return new TestCaseData(
            "On average, how many minutes after the planned start do permits actually start?",
            Math.Round(Permits.Average(permit => (permit.Actual - permit.Planned).TotalMinutes), 1)
        );
        yield return new TestCaseData(
            "What was the longest time between planned start and actual start in minutes?",
            Permits.Max(permit => (permit.Actual - permit.Planned).TotalMinutes)
        );
        yield return new TestCaseData("How many out-of-limit gas tests were there?", (double)Tests.Count(test => !test.IsWithin));
        yield return new TestCaseData(
            "Excavation permits with a cost above 500 euros",
            (double)Permits.Count(permit => permit is { Type: "Excavation", Cost: > 500 })
        );
        yield return new TestCaseData(
            "Of the permits that were signed off and had a target date, what percentage was on time?",
            Math.Round(
                100.0
                    * Permits.Count(permit => permit.SignedOff is { } done && done.Date <= permit.Target)
                    / Permits.Count(permit => permit is { SignedOff: not null, Target: not null }),
                1
            )
        );
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_OfPermits_HasTheFigure(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    [Test]
    public async Task Ask_ByACode_TellsWhatItMeans(CancellationToken cancellationToken)
    {
        var most = Permits.GroupBy(permit => permit.Zone).OrderByDescending(zone => zone.Count()).Take(2).ToList();
        Assert.That(most[0].Count(), Is.GreaterThan(most[1].Count()));
        var (told, text) = await _register.AskAsync("Which zone had the most permits?", cancellationToken);
        Assert.That(told, Does.Contain(most[0].Key), text);
    }

    private static SampleSheet Sheet(string name, string[] headers, IEnumerable<object?[]> rows) =>
        new()
        {
            Name = name,
            Columns = [.. headers.Select(header => new SampleColumn(header, Format(header)))],
            Rows = [.. rows],
        };

    private static string? Format(string header) =>
        header.EndsWith("start", StringComparison.Ordinal) || header.EndsWith(" at", StringComparison.Ordinal) ? "yyyy-mm-dd hh:mm"
        : header is "Signed off on" or "Target date" ? "yyyy-mm-dd"
        : null;

    private sealed record Permit(
        string No,
        string Type,
        string Zone,
        DateTime Planned,
        DateTime Actual,
        DateTime? SignedOff,
        DateTime? Target,
        double Cost,
        object?[] Cells
    )
    {
        public static Permit Of(int at)
        {
            var (no, type) = ($"PTW-{at + 1:0000}", Types[at * 7 % 11 % 3]);
            var planned = new DateTime(2026, 1, 5, 7, 30, 0).AddHours(at * 23);
            var actual = planned.AddMinutes(3 + (at * 13 % 43));
            DateTime? target = at % 5 == 0 ? null : planned.Date.AddDays(2);
            DateTime? done = at % 9 == 0 ? null : planned.Date.AddDays(at % 4);
            var zone = at * 17 % 23 % Zones.Length;
            var cost = 100 + (at * 37 % 900);
            object?[] cells = [no, type, Contractors[at % 3], $"Z{zone + 1}", planned, actual, done, target, cost];
            return new Permit(no, type, Zones[zone], planned, actual, done, target, cost, cells);
        }
    }

    private sealed record GasTest(string Permit, bool IsWithin, object?[] Cells)
    {
        public static GasTest Of(int at)
        {
            var (permit, within) = ($"PTW-{(at * 2 % 290) + 1:0000}", at % 7 != 0);
            var taken = new DateTime(2026, 1, 5, 7, 0, 0).AddHours(at * 45);
            return new GasTest(permit, within, [$"G-{at + 1:000}", permit, taken, within ? "Yes" : "No", within ? "PASS" : "FAIL"]);
        }
    }
}
