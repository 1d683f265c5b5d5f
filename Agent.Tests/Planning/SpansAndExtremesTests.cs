namespace Agent.Tests.Planning;

/// <summary>
/// The unit of a span beside a column of lost days, and the highest of each group; the figures are worked out here from the same rows.
/// </summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class SpansAndExtremesTests
{
    private static readonly string[] Plants = ["Brookfen", "Castlebar", "Dunmorrow"];
    private static readonly string[] Kinds = ["Theft", "Spill", "Collision", "Noise"];
    private static readonly string[] Remarks = ["wet floor near the door", "cable damaged", "", "waiting for parts", "floor tiles loose"];
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 130).Select(Row.Of)];

    private AskedRegister _register = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "claims.csv",
            ["Claim no,Date,Plant,Kind,Days lost,Completed on,Remarks", .. Rows.Select(row => row.Line)]
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return new TestCaseData(
            "How many days on average from date to completed on for claims?",
            Math.Round(Rows.Average(row => (row.Completed - row.Day).TotalDays), 1)
        );
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_SpansAndWords_Answers(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    [Test]
    public async Task Ask_HighestPerGroup_TellsTheHighestOfEach(CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync("Highest days lost per plant", cancellationToken);
        Assert.That(told, Does.Contain("Brookfen").And.Contain("Castlebar").And.Contain("Dunmorrow"), text);
        Assert.That(told, AskedRegister.Has(Rows.Max(row => row.Lost)), text);
    }

    private sealed record Row(int Number, DateTime Day, string Plant, string Kind, int Lost, DateTime Completed, string Remark)
    {
        public string Line => $"CLA-{Number:0000},{Day:yyyy-MM-dd},{Plant},{Kind},{Lost},{Completed:yyyy-MM-dd},{Remark}";

        public static Row Of(int at)
        {
            var day = new DateTime(2025, 1, 3).AddDays(at * 4);
            return new Row(
                at + 1,
                day,
                Plants[(at + (at / 9)) % 3],
                Kinds[at * 5 / 3 % 4],
                at * 13 % 29,
                day.AddDays(11 + (at * 7 % 24)),
                Remarks[at * 3 % 5]
            );
        }
    }
}
