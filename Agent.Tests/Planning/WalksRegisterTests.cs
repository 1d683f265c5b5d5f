using System.Globalization;

namespace Agent.Tests.Planning;

/// <summary>
/// A register of safety walks with lists, grades, two persons, three dates and lines called by a letter. Right is an answer with the figure
/// counted here from the same rows, or a reading offered that has it.
/// </summary>
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class WalksRegisterTests
{
    private static readonly string[] Kinds = ["Near miss", "First aid", "Damage", "Observation"];
    private static readonly string[] Hazards = ["Noise", "Dust", "Heat", "Moving parts"];
    private static readonly string[] Causes = ["Rushing", "Wear", "Poor light", "Missing guard"];
    private static readonly string[] Lines = ["Line A", "Line B", "Line C"];
    private static readonly string[] Persons = ["Ruth Calder", "Omar Weiss", "Inga Prell"];
    private static readonly string[] Owners = ["Tom Vance", "Lena Moss"];
    private static readonly Walk[] Walks = [.. Enumerable.Range(0, 240).Select(Walk.Of)];

    private AskedRegister _register = null!;

    private static DateTime Today => AskedRegister.Today;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "safety-walks.csv",
            [
                "Ref,Raised on,Kind,First aid given,Hazards,Cause,Severity,Line,Raised by,Owner,Fix by,Fixed on,Status,"
                    + "Standstill (min),Loss (kg),Damage cost (EUR)",
                .. Walks.Select(walk => walk.Line),
            ]
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return Count("How many walks list more than one hazard?", walk => walk.Hazards.Length > 1);
        yield return Count("How many walks were there on Line A?", walk => walk.OfLine == "Line A");
        yield return Count("How many walks are past their fix-by date and not fixed?", walk => walk.Due < Today && walk.Fixed is null);
        yield return Count("How many walks did we close in 2026?", walk => walk.Fixed?.Year == 2026);
        yield return Count("How many walks with a standstill longer than 30 minutes?", walk => walk.Standstill > 30);
        yield return Count(
            "How many walks were neither near misses nor first aid cases?",
            walk => walk.Kind is not ("Near miss" or "First aid")
        );
        yield return new TestCaseData(
            "How many days are there between the first and the last near miss?",
            Walks
                .Where(walk => walk.Kind == "Near miss")
                .Max(walk => walk.Day)
                .Subtract(Walks.Where(walk => walk.Kind == "Near miss").Min(walk => walk.Day))
                .TotalDays
        );
        yield return new TestCaseData("total € in 2026", Math.Round(Walks.Where(walk => walk.Day.Year == 2026).Sum(walk => walk.Cost), 2));
        yield return new TestCaseData(
            "Average days to fix by cause",
            Math.Round(
                Walks
                    .Where(walk => walk is { Fixed: not null, Cause: "Rushing" })
                    .Average(walk => (walk.Fixed!.Value - walk.Day).TotalDays),
                1
            )
        );
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_OfWalks_HasTheFigure(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    [Test]
    public async Task Ask_WhichHaveAMeanOfAtLeast_NamesThose(CancellationToken cancellationToken)
    {
        var high = Causes.Where(cause => Walks.Where(walk => walk.Cause == cause).Average(walk => walk.Severity) >= 2.5).ToList();
        Assert.That(high, Has.Count.InRange(1, 3));
        var (told, text) = await _register.AskAsync("Which causes have an average severity of 2.5 or more?", cancellationToken);
        Assert.Multiple(() =>
        {
            foreach (var cause in Causes)
                Assert.That(told.Contains(cause, StringComparison.Ordinal), Is.EqualTo(high.Contains(cause)), text);
        });
    }

    [Test]
    public async Task Ask_WhoHasTheMostOverdue_NamesWhoIsInCharge(CancellationToken cancellationToken)
    {
        var most = Walks
            .Where(walk => walk.Due < Today && walk.Fixed is null)
            .GroupBy(walk => walk.Owner)
            .OrderByDescending(group => group.Count())
            .First()
            .Key;
        var (told, text) = await _register.AskAsync("Who has the most overdue walks?", cancellationToken);
        Assert.That(told, Does.Contain(most), text);
    }

    private static TestCaseData Count(string question, Func<Walk, bool> which) => new(question, (double)Walks.Count(which));

    private sealed record Walk(
        DateTime Day,
        string Kind,
        string[] Hazards,
        string Cause,
        int Severity,
        string OfLine,
        string Owner,
        DateTime Due,
        DateTime? Fixed,
        int Standstill,
        double Cost,
        string Line
    )
    {
        public static Walk Of(int at)
        {
            var day = new DateTime(2025, 3, 4).AddDays(at * 5 / 2);
            var (kind, cause) = (Kinds[at * 7 % 13 % 4], Causes[at * 5 % 11 % 4]);
            string[] hazards =
                at % 3 == 0
                    ? [WalksRegisterTests.Hazards[at % 4], WalksRegisterTests.Hazards[(at + 2) % 4]]
                    : [WalksRegisterTests.Hazards[at % 4]];
            var severity = cause == "Rushing" ? 3 + (at % 3) : 1 + (at % 3);
            var (line, owner) = (Lines[at * 11 % 7 % 3], Owners[at % 5 % 2]);
            var due = day.AddDays(10 + (at % 9));
            DateTime? done = at % 6 == 0 ? null : day.AddDays(3 + (at % 17));
            var (standstill, loss) = (at % 4 == 0 ? 5 * (at % 19) : 0, at % 5 == 0 ? 12 * (at % 7) : 0);
            var cost = at % 2 == 0 ? 40.5 + (at % 31 * 3) : 0;
            var text = string.Join(
                ',',
                $"W-{at + 1000}",
                $"{day:yyyy-MM-dd}",
                kind,
                kind == "First aid" || at % 10 == 0 ? "Yes" : "No",
                string.Join("; ", hazards),
                cause,
                severity,
                line,
                Persons[at % 3],
                owner,
                $"{due:yyyy-MM-dd}",
                done is { } end ? $"{end:yyyy-MM-dd}" : string.Empty,
                done is null ? (at % 12 == 0 ? "In progress" : "Open") : "Closed",
                standstill,
                loss,
                cost.ToString(CultureInfo.InvariantCulture)
            );
            return new Walk(day, kind, hazards, cause, severity, line, owner, due, done, standstill, cost, text);
        }
    }
}
