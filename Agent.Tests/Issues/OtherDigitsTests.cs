using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Issues;

/// <summary>Digits of other scripts, in questions and in what cells hold, are text: they end no run.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OtherDigitsTests
{
    [TestCase("How many incidents in ٢٠٢٥?")]
    [TestCase("How many incidents in 1٠٢٥?")]
    [TestCase("top ٥ departments by number of incidents")]
    [TestCase("incidents in the last ۳ months")]
    [TestCase("incidents since ०१.०२.२०२५")]
    [CancelAfter(120_000)]
    public async Task Question_WithDigitsOfAnotherScript_EndsWithoutAnError(string question, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();
        var events = await client
            .AskAsync(new AskRequest { Question = question }, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
        Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>());
    }

    [Test, CancelAfter(120_000)]
    public async Task Cells_WithDigitsOfAnotherScript_AreReadAsTextAndAsked(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(prepare: Write);
        await using var client = hub.Client();
        foreach (var question in new[] { "How many permits per month?", "Number of permits by الشهر", "Show permits" })
        {
            var events = await client
                .AskAsync(new AskRequest { Question = question }, cancellationToken: cancellationToken)
                .ToListAsync(cancellationToken);
            Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>(), question);
        }
    }

    private static void Write(string folder) =>
        File.WriteAllLines(
            Path.Combine(folder, "permits.csv"),
            [
                "Permit No,الشهر,Date,Hours ٢٠٢٥,٠٣/٢٠٢٥",
                .. Enumerable
                    .Range(1, 20)
                    .Select(n => $"٠٠{n},٠{n % 9}/٢٠٢٥,٢٠٢٥-٠{n % 9 + 1}-١١,١٬٢٣{n % 10},1٠E{n % 9}"),
            ]
        );
}
