using Agent.Hub.Chat.Health;
using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support.ScriptedEndpoint;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Hub.Chat;

/// <summary>Fallbacks, circuit, permits and patience.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ResilienceTests
{
    [Test, CancelAfter(120_000)]
    public async Task Fallbacks_FirstModelsFail_AreAskedInOrder(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(exchange =>
            exchange.Request.Json.GetProperty("model").GetString() == "third"
                ? Scripts.Answer(exchange)
                : Scripts.Error(404, "model_not_found", "no")(exchange)
        );
        await using var hub = ModelHub.For(
            server,
            AddressShape.Plain,
            new() { ["Fallbacks:0"] = "second", ["Fallbacks:1:Name"] = "third" }
        );
        var run = await hub.AskAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(run.Text, Is.EqualTo("There were 42."));
            Assert.That(
                server.Requests.Select(request => request.Json.GetProperty("model").GetString()),
                Is.EqualTo(new[] { "scripted-1", "second", "third" })
            );
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Fallbacks_ContentRefused_AreNotAsked(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Error(400, "content_filter", "no"), Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain, new() { ["Fallbacks:0"] = "second" });
        var run = await hub.AskAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(run.Error?.Code, Is.EqualTo(ErrorCodes.ModelContentFilter));
            Assert.That(server.Requests, Has.Count.EqualTo(1));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Fallback_AtAnotherEndpoint_GetsItsOwnKeyOnly(CancellationToken token)
    {
        await using var down = new ScriptedModelServer(Scripts.Status(500, ""));
        await using var other = new ScriptedModelServer(Scripts.Answer);
        await using var hub = ModelHub.For(down, AddressShape.Plain, new()
        {
            ["Fallbacks:0:Name"] = "second",
            ["Fallbacks:0:Endpoint"] = ModelHub.Endpoint(other, AddressShape.Plain),
        });
        var run = await hub.AskAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(run.Text, Is.EqualTo("There were 42."));
            Assert.That(other.Requests.Single().Headers, Does.Not.ContainKey("Authorization"));
            Assert.That(hub.Health.Read(), Has.Count.EqualTo(2));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Circuit_EndpointKeepsFailing_IsLeftAloneThenTriedAgain(CancellationToken token)
    {
        var isDown = true;
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = new ScriptedModelServer(exchange => isDown ? Scripts.Status(500, "")(exchange) : Scripts.Answer(exchange));
        await using var hub = ModelHub.For(
            server,
            AddressShape.Plain,
            new()
            {
                ["MaxRetries"] = "0",
                ["BreakAfter"] = "3",
                ["BreakDuration"] = "00:00:20",
            },
            time
        );
        for (var count = 0; count < 3; count++)
            await hub.AskAsync(token);
        var resting = await hub.AskAsync(token);
        var whileOpen = (Requests: server.Requests.Count, hub.Health.Read()[0].Circuit);
        isDown = false;
        time.Advance(TimeSpan.FromSeconds(21));
        var run = await hub.AskAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(resting.Error?.Code, Is.EqualTo(ErrorCodes.ModelUnavailable));
            Assert.That(resting.Error?.Metadata?.Problem.RetryAfter, Is.GreaterThan(0));
            Assert.That(whileOpen, Is.EqualTo((3, ModelEndpointHealth.Open)), "nothing is sent while the circuit is open");
            Assert.That(run.Text, Is.EqualTo("There were 42."));
            Assert.That(hub.Health.Read()[0].Circuit, Is.EqualTo(ModelEndpointHealth.Closed));
        });
    }

    [TestCase(401), TestCase(404), TestCase(429), CancelAfter(120_000)]
    public async Task Circuit_Refusals_DoNotOpenIt(int status, CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Status(status, "{}"));
        await using var hub = ModelHub.For(server, AddressShape.Plain, new() { ["MaxRetries"] = "0", ["BreakAfter"] = "2" });
        for (var count = 0; count < 5; count++)
            await hub.AskAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(server.Requests, Has.Count.EqualTo(5));
            Assert.That(hub.Health.Read()[0].Circuit, Is.EqualTo(ModelEndpointHealth.Closed));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Permits_AreHeldToTheEndOfTheStream(CancellationToken token)
    {
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedModelServer(
            async exchange =>
            {
                await exchange.BeginAsync();
                await exchange.SendAsync(Frames.Text("There"));
                await finish.Task.WaitAsync(exchange.Token);
                await exchange.SendAsync(Frames.Text(" were 42."), Frames.Finish("stop"), Frames.Done);
            },
            Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain, new() { ["MaxConcurrent"] = "1", ["MaxQueued"] = "1" });
        var first = await hub.StartAsync(token);
        await first.FollowAsync(null, token).FirstAsync(batch => batch.Events.OfType<TextMessageContentEvent>().Any(), token);
        var second = await hub.StartAsync(token);
        while (hub.Health.Read()[0].Waiting == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
        var third = await hub.AskAsync(token);
        var meanwhile = (server.Requests.Count, hub.Health.Read()[0].Active, hub.Health.Read()[0].Waiting);
        finish.SetResult();
        var texts = new[] { await ModelHub.FollowAsync(first, token), await ModelHub.FollowAsync(second, token) }.Select(run => run.Text);

        Assert.Multiple(() =>
        {
            Assert.That(meanwhile, Is.EqualTo((1, 1, 1)));
            Assert.That(third.Error?.Code, Is.EqualTo(ErrorCodes.ModelRateLimited), "the queue is full");
            Assert.That(texts, Is.All.EqualTo("There were 42."));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task IdleTimeout_SlowButSteady_IsNoReasonToStop(CancellationToken token)
    {
        const int words = 10;
        await using var server = new ScriptedModelServer(async exchange =>
        {
            await exchange.BeginAsync();
            for (var word = 0; word < words; word++)
            {
                await exchange.SendAsync(Frames.Text("x"));
                await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, exchange.Token);
            }

            await exchange.SendAsync(Frames.Finish("stop"), Frames.Done);
        });
        // Ten waits of 300 ms, each allowed two seconds: far more than any one of them takes, less than all together.
        await using var hub = ModelHub.For(server, AddressShape.Plain, new() { ["IdleTimeout"] = "00:00:40" });
        var run = await hub.AskAsync(token);

        Assert.That(run.Text, Is.EqualTo(new string('x', words)));
    }

    [Test, CancelAfter(120_000)]
    public async Task RetryAfter_BeyondTheCap_IsToldToTheUser(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Status(429, "{}", "application/json", ("Retry-After", "120")));
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var run = await hub.AskAsync(token);

        Assert.That(run.Error?.Metadata?.Problem.RetryAfter, Is.EqualTo(120));
    }

    [Test, CancelAfter(120_000)]
    public async Task RetryAfter_WithinTheCap_IsWaitedFor(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Status(503, "", "text/plain", ("Retry-After", "4")), Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain, new() { ["RetryDelay"] = "00:00:00.001" });
        var start = TimeProvider.System.GetTimestamp();
        await hub.AskAsync(token);

        Assert.That(TimeProvider.System.GetElapsedTime(start) * ModelHub.Speed, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(3.9)));
    }

    [Test, CancelAfter(120_000)]
    public async Task Connections_AreUsedAgain(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        for (var count = 0; count < 5; count++)
            await hub.AskAsync(token);

        Assert.That(server.ConnectionsMade, Is.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    public async Task Failure_IsShownWithoutTheEndpointsWords(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Error(401, "invalid_api_key", "Incorrect API key provided: the-key"));
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var run = await hub.AskAsync(token);

        Assert.That(run.Error!.ToString() + run.Error.Metadata, Does.Not.Contain("the-key"));
    }
}
