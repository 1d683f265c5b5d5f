namespace Agent.Tests.Planning.Answers;

/// <summary>A count of different values tells that spellings of one value count once, and how many there are as written.</summary>
[CancelAfter(200_000)]
public sealed class WrittenSeveralWaysTests
{
    private static readonly string[] Firms = ["Acme Ltd", "ACME LTD", "Acme Ltd.", "Brickworks", "Cranes & Co", "cranes & co"];

    [Test]
    public async Task Ask_HowManyDifferent_TellsThemAsWritten(CancellationToken cancellationToken)
    {
        using var register = await AskedRegister.OpenAsync("calls.csv", Lines());
        var (told, text) = await register.AskAsync("How many different firms are there?", cancellationToken);
        Assert.That(told, Does.StartWith("3 different").And.Contain("as written there are 6"), text);
    }

    [Test]
    public async Task Ask_HowManyDifferentOfSome_TellsNoNumberThatIsNotKnown(CancellationToken cancellationToken)
    {
        using var register = await AskedRegister.OpenAsync("calls.csv", Lines());
        var (told, text) = await register.AskAsync("How many different firms are there in the kind Leak?", cancellationToken);
        Assert.That(told, Does.Contain("Spellings of one value count once").And.Not.Contain("as written"), text);
    }

    private static IEnumerable<string> Lines() =>
        Enumerable
            .Range(0, 60)
            .Select(at => (Number: at + 1, Day: new DateTime(2025, 1 + (at % 12), 1 + (at % 28)), Firm: Firms[at % Firms.Length]))
            .Select(call => $"C-{call.Number:000},{call.Day:yyyy-MM-dd},{call.Firm},{(call.Number % 4 == 1 ? "Leak" : "Noise")}")
            .Prepend("Call no,Received,Firm,Kind");
}
