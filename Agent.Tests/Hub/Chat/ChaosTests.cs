using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat;

/// <summary>An endpoint on a bad day: three requests of ten fail, one of five is slow.</summary>
public sealed class ChaosTests
{
    private const int Questions = 200;

    private static readonly ModelScript[] Faults =
    [
        Scripts.Status(500, "no"),
        Scripts.Status(503, "", "text/plain", ("Retry-After", "1")),
        Scripts.Error(429, "rate_limit_exceeded", "slow down", ("retry-after-ms", "200")),
        Scripts.Status(200, "<html>", "text/html"),
        Scripts.Stream(Frames.Event("""{"error":{"message":"overloaded"}}""")),
        Scripts.StreamThenReset(),
        Scripts.Stream(Frames.Delta("""{"role":"assistant"}""")),
        Reset,
    ];

    [Test, CancelAfter(400_000)]
    public async Task Chaos_ThirtyPercentFaults_AtLeastNineteenOfTwentyAnsweredAndTheRestPlainErrors(CancellationToken token)
    {
        var seed = TestSeed.Next();
        TestContext.Out.WriteLine($"Seed {seed}");
        var dice = new Random(seed);
        var gate = new Lock();
        await using var server = new ScriptedModelServer(async exchange =>
        {
            double fault, slow;
            int which;
            lock (gate)
                (fault, slow, which) = (dice.NextDouble(), dice.NextDouble(), dice.Next(Faults.Length));
            if (slow < 0.2)
                await Task.Delay(TimeSpan.FromMilliseconds(60), TimeProvider.System, exchange.Token);
            await (fault < 0.3 ? Faults[which] : Scripts.Answer)(exchange);
        });
        await using var hub = ModelHub.For(server, AddressShape.Plain, new() { ["MaxRetries"] = "3", ["MaxConcurrent"] = "16" });
        var runs = await Task.WhenAll(Enumerable.Range(0, Questions).Select(_ => hub.AskAsync(token)));
        await hub.UntilNothingIsLeftAsync(server, token);
        var answered = runs.Count(run => run.Result is not null);
        TestContext.Out.WriteLine(
            $"{answered} of {Questions} answered with {server.Requests.Count} requests; {string.Join(", ", runs.Select(run => run.Error?.Code).OfType<string>())}"
        );

        Assert.Multiple(() =>
        {
            Assert.That(answered, Is.GreaterThanOrEqualTo(Questions * 0.95));
            Assert.That(runs.Where(run => run.Result is not null).Select(run => run.Text), Is.All.EqualTo("There were 42."));
            Assert.That(runs.Select(run => run.Error?.Code).OfType<string>(), Is.All.StartsWith("model_"));
            Assert.That(runs.SelectMany(run => run.HalfOpen()), Is.Empty);
            Assert.That(server.Requests, Has.Count.GreaterThan(Questions * 1.1), "there were faults");
        });
    }

    private static Task Reset(ScriptedExchange exchange)
    {
        exchange.Reset();
        return Task.CompletedTask;
    }
}
