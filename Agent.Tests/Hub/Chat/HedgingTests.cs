using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat;

/// <summary>With hedging a slow model is not waited for alone; the first to produce wins and the other is aborted.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class HedgingTests
{
    private static readonly AddressShape[] Shapes = [AddressShape.Plain, AddressShape.Azure];

    [TestCaseSource(nameof(Shapes)), CancelAfter(120_000)]
    public async Task Hedge_FirstIsSlow_SecondAnswersAndFirstIsAborted(AddressShape shape, CancellationToken token)
    {
        await using var server = new ScriptedModelServer(exchange => exchange.HangAsync(), Scripts.Answer);
        await using var hub = ModelHub.For(server, shape, Hedged());
        var run = await hub.AskAsync(token);
        await hub.UntilNothingIsLeftAsync(server, token);

        Assert.Multiple(() =>
        {
            Assert.That(run.Text, Is.EqualTo("There were 42."));
            Assert.That(server.Requests, Has.Count.EqualTo(2));
            Assert.That(hub.Health.Read()[0].Faults, Is.Zero, "the loser is no fault");
        });
    }

    [TestCaseSource(nameof(Shapes)), CancelAfter(120_000)]
    public async Task Hedge_FirstComesLateButBeforeTheSecond_FirstAnswers(AddressShape shape, CancellationToken token)
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedModelServer(
            async exchange =>
            {
                await second.Task.WaitAsync(exchange.Token);
                await Scripts.Answer(exchange);
            },
            async exchange =>
            {
                second.SetResult();
                await exchange.HangAsync();
            });
        await using var hub = ModelHub.For(server, shape, Hedged());
        var run = await hub.AskAsync(token);
        await hub.UntilNothingIsLeftAsync(server, token);

        Assert.That(run.Text, Is.EqualTo("There were 42."));
    }

    [TestCaseSource(nameof(Shapes)), CancelAfter(120_000)]
    public async Task Hedge_FirstFails_FallbackAnswersWithoutWaiting(AddressShape shape, CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Error(401, "invalid_api_key", "no"), Scripts.Answer);
        await using var hub = ModelHub.For(server, shape, Hedged(("HedgeAfter", "00:01:00"), ("Fallbacks:0", "other-model")));
        var run = await hub.AskAsync(token);

        Assert.That(run.Text, Is.EqualTo("There were 42."));
    }

    [TestCaseSource(nameof(Shapes)), CancelAfter(120_000)]
    public async Task Hedge_BothFail_IsTheFailureOfTheFirst(AddressShape shape, CancellationToken token)
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedModelServer(
            async exchange =>
            {
                await second.Task.WaitAsync(exchange.Token);
                await exchange.RespondAsync(401, "application/json", "{}");
            },
            async exchange =>
            {
                second.SetResult();
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, exchange.Token);
                await exchange.RespondAsync(402, "application/json", "{}");
            });
        await using var hub = ModelHub.For(server, shape, Hedged());
        var run = await hub.AskAsync(token);
        await hub.UntilNothingIsLeftAsync(server, token);

        Assert.That(run.Error?.Code, Is.EqualTo(ErrorCodes.ModelAuth));
    }

    [Test, CancelAfter(120_000)]
    public async Task Hedge_Off_AsksOnce(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(async exchange =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, exchange.Token);
            await Scripts.Answer(exchange);
        });
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        await hub.AskAsync(token);

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    private static Dictionary<string, string?> Hedged(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?> { ["HedgeAfter"] = "00:00:02" };
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }
}
