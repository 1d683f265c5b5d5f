namespace Agent.Tests.Planning;

/// <summary>
/// Values that are words of the language – the late shift – negations before a column and its value, and numbers below zero; the figures
/// are counted here from the same rows.
/// </summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class ValuesThatAreWordsTests
{
    private static readonly string[] Rotas = ["Early", "Late", "Night", "Day"];
    private static readonly string[] Plants = ["Brookfen", "Castlebar", "Dunmorrow"];
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 160).Select(Row.Of)];

    private AskedRegister _register = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() =>
        _register = await AskedRegister.OpenAsync(
            "leaks.csv",
            ["reference,occurred_on,rota,plant,temperature,grading,target_date,closed_on", .. Rows.Select(row => row.Line)]
        );

    [OneTimeTearDown]
    public void Close() => _register.Dispose();

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return Count("How many leaks were there on the late shift?", row => row.Rota == "Late");
        yield return Count("How many leaks are not plant Brookfen?", row => row.Plant != "Brookfen");
        yield return Count("Number of leaks where temperature is more than -3", row => row.Temperature > -3);
        yield return Count("leaks with temperature between -4 and 12", row => row.Temperature is >= -4 and <= 12);
        yield return Count("How many leaks were closed late?", row => row.Closed > row.Occurred.AddDays(20));
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Ask_ValuesThatAreWords_Answers(string question, double expected, CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync(question, cancellationToken);
        Assert.That(told, AskedRegister.Has(expected), text);
    }

    [Test]
    public async Task Ask_PerWordOfAllValues_GroupsByTheirColumn(CancellationToken cancellationToken)
    {
        var (told, text) = await _register.AskAsync("How many leaks per class?", cancellationToken);
        Assert.That(told, Does.Contain("Class A").And.Contain("Class B").And.Contain("Class C"), text);
    }

    private static TestCaseData Count(string question, Func<Row, bool> which) => new(question, (double)Rows.Count(which));

    private sealed record Row(int Number, DateTime Occurred, string Rota, string Plant, int Temperature, DateTime Closed)
    {
        public string Line =>
            $"LEA-{Number:0000},{Occurred:yyyy-MM-dd},{Rota},{Plant},{Temperature},Class {(char)('A' + (Number % 3))},"
            + $"{Occurred.AddDays(20):yyyy-MM-dd},{Closed:yyyy-MM-dd}";

        public static Row Of(int at)
        {
            var day = new DateTime(2025, 2, 3).AddDays(at * 2);
            return new Row(
                at + 1,
                day,
                Rotas[(at + (at / 3)) % 4],
                Plants[at * 5 / 3 % 3],
                (at * 7 % 31) - 9,
                day.AddDays(8 + (at * 3 % 19))
            );
        }
    }
}
