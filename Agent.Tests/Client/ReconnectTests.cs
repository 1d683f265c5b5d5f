using System.Collections.Concurrent;
using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;

namespace Agent.Tests.Client;

/// <summary>What a caller of the .NET client is told while a stream is cut and comes back.</summary>
internal sealed class ReconnectTests
{
    private static readonly AskRequest Question = new() { Question = "How many incidents?" };

    [Test, CancelAfter(400_000)]
    public async Task Cut_IsToldAsReconnecting_ThenAsResumed(CancellationToken cancellationToken)
    {
        var work = new HeldWork();
        await using var hub = await StreamHub.StartAsync(work);
        await using var proxy = new FaultProxy(hub.Url, new());
        await using var client = hub.Client(proxy.Url);
        var told = new List<StreamStateChangedEventArgs>();
        client.StreamStateChanged += (_, change) => told.Add(change);
        var events = new List<AgentEvent>();
        await foreach (var next in client.AskAsync(Question, cancellationToken))
        {
            events.Add(next);
            if (next is not RunStartedEvent)
                continue;
            proxy.CutNow();
            work.Finish();
        }

        var runId = ((RunStartedEvent)events[0]).RunId;
        Assert.Multiple(() =>
        {
            Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>());
            Assert.That(told[0].State, Is.EqualTo(StreamState.Reconnecting));
            Assert.That(told[0].Attempt, Is.EqualTo(1));
            Assert.That(told[0].Delay, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(told[0].Reason, Is.Not.Empty);
            Assert.That(told[^1].State, Is.EqualTo(StreamState.Resumed));
            Assert.That(told.Select(change => change.RunId), Is.All.EqualTo(runId));
            Assert.That(told.Count(change => change.State == StreamState.Resumed), Is.EqualTo(1));
        });
    }

    [Test, CancelAfter(400_000)]
    public async Task HubThatIsGone_IsTriedUntilTheTimeIsUp_WithGrowingDelays(CancellationToken cancellationToken)
    {
        var hub = await StreamHub.StartAsync(new HeldWork());
        await using var client = new AgentClient(new AgentClientOptions
        {
            Url = hub.Url,
            BackOff = TimeSpan.FromMilliseconds(10),
            MaxBackOff = TimeSpan.FromMilliseconds(80),
            GiveUpAfter = TimeSpan.FromSeconds(3),
        });
        var delays = new List<TimeSpan>();
        client.StreamStateChanged += (_, change) => delays.Add(change.Delay);
        var answer = client.AskAsync(Question, CancelBehaviour.Detach, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await answer.MoveNextAsync();

        await hub.DisposeAsync();

        Assert.That(
            async () =>
            {
                while (await answer.MoveNextAsync())
                {
                    // What was under way still comes.
                }
            },
            Throws.TypeOf<AgentClientException>().With.Message.Contains("cannot be reached"));
        Assert.That(delays, Has.Count.GreaterThan(3));
        Assert.That(delays.Max(), Is.LessThanOrEqualTo(TimeSpan.FromMilliseconds(80)));
        Assert.That(delays[^1], Is.GreaterThan(delays[0]));
        await answer.DisposeAsync();
    }

    [Test, CancelAfter(400_000)]
    public async Task ConnectionThatTheHubClosesWithAnError_IsACut_AndNoRefusal(CancellationToken cancellationToken)
    {
        var work = new HeldWork();
        await using var hub = await StreamHub.StartAsync(work);
        await using var client = hub.Client(hub.Url);
        var events = new List<AgentEvent>();
        await foreach (var next in client.AskAsync(Question, cancellationToken))
        {
            events.Add(next);
            if (next is not RunStartedEvent)
                continue;
            // More than the hub takes in a message: it says so by closing the connection, and the stream's with it.
            Assert.That(
                async () => await client.DescribeAsync(new string('x', 2_000_000), cancellationToken),
                Throws.TypeOf<AgentClientException>().With.Message.Contains("cannot be reached"));
            work.Finish();
        }

        Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>());
    }

    /// <summary>The server of SignalR closes the whole connection where a cancellation meets the end of a stream.</summary>
    [Test, CancelAfter(400_000)]
    public async Task RunThatHasEnded_IsNotCancelledOnTheWire(CancellationToken cancellationToken)
    {
        var work = new HeldWork();
        await using var hub = await StreamHub.StartAsync(work);
        var sent = new SentMessages();
        await using var client = new AgentClient(new AgentClientOptions
        {
            Url = hub.Url,
            Transports = HttpTransportType.LongPolling,
            ConfigureHttp = http => http.HttpMessageHandlerFactory = inner => sent.Over(inner),
        });
        work.Finish();

        for (var i = 0; i < 5; i++)
        {
            AgentEvent? last = null;
            await foreach (var next in client.AskAsync(Question, cancellationToken))
                last = next;
            Assert.That(last, Is.TypeOf<RunFinishedEvent>());
        }

        Assert.That(sent.OfType(4), Has.Length.EqualTo(5), "stream invocations");
        Assert.That(sent.OfType(5), Is.Empty, "cancellations");
    }

    /// <summary>What a client posts to the hub, message by message.</summary>
    private sealed class SentMessages
    {
        private readonly ConcurrentQueue<string> _bodies = new();

        public DelegatingHandler Over(HttpMessageHandler inner) => new Listener(_bodies) { InnerHandler = inner };

        public string[] OfType(int type) =>
            [
                .. _bodies
                    .SelectMany(body => body.Split('\u001e'))
                    .Where(message => message.StartsWith($"{{\"type\":{type},", StringComparison.Ordinal)),
            ];

        private sealed class Listener(ConcurrentQueue<string> bodies) : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (request.Content is { } content)
                    bodies.Enqueue(await content.ReadAsStringAsync(cancellationToken));
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
