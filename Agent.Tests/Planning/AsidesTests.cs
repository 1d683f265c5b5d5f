using System.Globalization;

namespace Agent.Tests.Planning;

/// <summary>
/// Words that change no figure – "per event" of a mean, "where one is given", "either", brackets that say a value once more – are no
/// reason to ask back; the figures are counted here from the same rows.
/// </summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class AsidesTests
{
    private static readonly string[] Kinds = ["QRY-Flying Rock", "QRY-Dust Cloud", "HAU-Tyre Burst", "HAU-Rollover"];
    private static readonly string[] Statuses = ["Refused", "Cancelled", "Expired", "Approved"];
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 200).Select(Row.Of)];

    private AskedRegister _register = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "quarry-events.csv",
            [
                "Event no,Planned start,Actual start,Kind,Status,Cost EUR,Silica %,firm_size,Firm size,Firm,Warning given",
                .. Rows.Select(row => row.Line),
            ]
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        var given = Rows.Where(row => row.Cost is not null).ToList();
        var average = Math.Round(given.Average(row => row.Cost!.Value), 1);
        yield return new TestCaseData("Average cost per event", average);
        yield return new TestCaseData("What is the average cost where one is given?", average);
        yield return Count("How many events were either refused, cancelled or expired?", row => row.Status != "Approved");
        yield return Count("How many loose stone events (QRY-Flying Rock) were there?", row => row.Kind == Kinds[0]);
        yield return Count("How many events had silica at 5 % or more?", row => row.Silica >= 5);
        yield return Count("How many events in March 2025, by planned start?", row => row.Planned is { Year: 2025, Month: 3 });
        yield return new TestCaseData(
            "What is the average number of days between planned start and actual start (actual minus planned)?",
            Math.Round(Rows.Average(row => (row.Actual - row.Planned).TotalDays), 2, MidpointRounding.AwayFromZero)
        );
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_WithWordsThatChangeNothing_Answers(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    [Test]
    public async Task Ask_DifferentOfTwoWords_CountsTheSecond(CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync("Which status has the most different event firms?", cancellationToken);
        var firms = Rows.GroupBy(row => row.Status)
            .Select(group => (Status: group.Key, Count: group.Select(row => row.Firm).Distinct().Count()))
            .ToList();
        var most = firms.Max(status => status.Count);
        Assert.That(told, Does.Match($"({string.Join('|', firms.Where(of => of.Count == most).Select(of => of.Status))}): {most}"), text);
    }

    [Test]
    public async Task Ask_CodeBesideItsWords_TellsTheWords(CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync("How many events by firm size?", cancellationToken);
        Assert.That(told, Does.Contain("Small").And.Contain("Large"), text);
    }

    private static TestCaseData Count(string question, Func<Row, bool> which) => new(question, (double)Rows.Count(which));

    private sealed record Row(
        int Number,
        DateTime Planned,
        DateTime Actual,
        string Kind,
        string Status,
        double? Cost,
        int Silica,
        int Size,
        string Firm
    )
    {
        public string Line =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"E-{Number:0000},{Planned:yyyy-MM-dd},{Actual:yyyy-MM-dd},{Kind},{Status},{Cost},{Silica},"
                    + $"{Size},{(Size == 1 ? "Small" : "Large")},{Firm},{(Number % 3 == 0 ? "Yes" : "No")}"
            );

        public static Row Of(int at)
        {
            var planned = new DateTime(2025, 1, 6).AddDays(at * 2);
            return new Row(
                at + 1,
                planned,
                planned.AddDays(at % 9),
                Kinds[(at * 7 + (at / 5)) % 4],
                Statuses[(at * 3 + (at / 7)) % 4],
                at % 6 == 0 ? null : 100 + (at * 37 % 900),
                at % 11,
                1 + (at % 2),
                $"Firm {(char)('A' + (at * at % (5 + (at * 3 + (at / 7)) % 4)))}"
            );
        }
    }
}
