using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Client;

/// <summary>The .NET client against a hub that streams a script.</summary>
internal sealed class AgentClientTests
{
    private static readonly AskRequest Question = new() { Question = "How many incidents?" };

    [TestCaseSource(typeof(Ways), nameof(Ways.Cases))]
    [CancelAfter(400_000)]
    public async Task Ask_OnEveryTransport_GivesTheWholeRun(
        HttpTransportType transport,
        WireFormat format,
        CancellationToken cancellationToken
    )
    {
        await using var server = await ScriptedServer.StartAsync(SampleScripts.Answer(100));
        await using var client = server.Client(transport: transport, format: format);

        var viewer = new LogViewer();
        await viewer.FollowAsync(client.AskBatchesAsync(Question, cancellationToken: cancellationToken));

        var events = viewer.Events;
        Assert.That(events[0], Is.TypeOf<RunStartedEvent>());
        Assert.That(((RunStartedEvent)events[0]).Input?.Question, Is.EqualTo(Question.Question));
        Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>());
        Assert.That(string.Concat(viewer.Texts), Is.EqualTo(string.Concat(Enumerable.Range(1, 100).Select(SampleScripts.Token))));
        var tables = events.OfType<TableEvent>().ToList();
        Assert.That(tables, Has.Count.EqualTo(3));
        Assert.That(tables[0].Content.Rows[2], Is.EqualTo(new object?[] { "Department 3", 9L }));
    }

    [Test, CancelAfter(400_000)]
    public async Task Attach_FromEveryPosition_GivesTheRest(CancellationToken cancellationToken)
    {
        await using var server = await ScriptedServer.StartAsync(SampleScripts.Answer(5));
        await using var client = server.Client();
        var whole = new LogViewer();
        await whole.FollowAsync(client.AskBatchesAsync(Question, cancellationToken: cancellationToken));
        var log = await server.Runs.FindAsync(((RunStartedEvent)whole.Events[0]).RunId);

        for (var seq = 0; seq < whole.LastSeq; seq++)
        {
            var viewer = new LogViewer(seq);
            await viewer.FollowAsync(client.AttachBatchesAsync(log!.RunId, new Position(log.Epoch, seq), cancellationToken));
            Assert.That(viewer.LastSeq, Is.EqualTo(whole.LastSeq));
        }
    }

    [Test, CancelAfter(400_000)]
    public async Task Attach_ToAnUnknownRunOrPosition_EndsWithItsCode(CancellationToken cancellationToken)
    {
        await using var server = await ScriptedServer.StartAsync(SampleScripts.Answer(5));
        await using var client = server.Client();
        Assert.That(await LastAsync(client.AttachAsync("nobody", cancellationToken: cancellationToken)), Is.EqualTo(ErrorCodes.UnknownRun));

        var log = await server.Runs.StartAsync(Question);
        Assert.That(
            await LastAsync(client.AttachAsync(log.RunId, new Position("another", 3), cancellationToken)),
            Is.EqualTo(ErrorCodes.PositionLost)
        );
    }

    [Test, CancelAfter(400_000)]
    public async Task Ask_Cancelled_CancelsTheRun(CancellationToken cancellationToken)
    {
        await using var server = await ScriptedServer.StartAsync(Endless);
        await using var client = server.Client();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        string? runId = null;
        Assert.That(
            async () =>
            {
                await foreach (var e in client.AskAsync(Question, leaving.Token))
                {
                    runId ??= ((RunStartedEvent)e).RunId;
                    await leaving.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(await LastAsync(client.AttachAsync(runId!, cancellationToken: cancellationToken)), Is.EqualTo(ErrorCodes.Cancelled));
    }

    [Test, CancelAfter(400_000)]
    public async Task Ask_CancelledAndFollowed_GivesTheRunsOwnEnd(CancellationToken cancellationToken)
    {
        await using var server = await ScriptedServer.StartAsync(Endless);
        await using var client = server.Client();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var events = new List<AgentEvent>();
        await foreach (var e in client.AskAsync(Question, CancelBehaviour.CancelRunAndFollow, leaving.Token))
        {
            events.Add(e);
            await leaving.CancelAsync();
        }

        Assert.That(events[0], Is.InstanceOf<RunStartedEvent>());
        Assert.That((events[^1] as RunErrorEvent)?.Code, Is.EqualTo(ErrorCodes.Cancelled));
    }

    [Test, CancelAfter(400_000)]
    public async Task Ask_CancelledAndFollowed_DoesNotWaitForeverForARunThatGoesOn(CancellationToken cancellationToken)
    {
        var ignoring = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(async (_, _, _) => await ignoring.Task);
        var time = new FakeTimeProvider();
        await using var client = new AgentClient(new AgentClientOptions { Url = server.Url, TimeProvider = time });
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var following = Task.Run(
            async () =>
            {
                await foreach (var e in client.AskAsync(Question, CancelBehaviour.CancelRunAndFollow, leaving.Token))
                {
                    await leaving.CancelAsync();
                    cancelled.TrySetResult();
                }
            },
            cancellationToken
        );
        await cancelled.Task.WaitAsync(cancellationToken);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(async () => await following, Throws.InstanceOf<OperationCanceledException>());
        ignoring.SetResult();
    }

    [Test, CancelAfter(400_000)]
    public async Task Ask_Detached_LeavesTheRunAlone(CancellationToken cancellationToken)
    {
        await using var server = await ScriptedServer.StartAsync(Endless);
        await using var client = server.Client();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        string? runId = null;
        Assert.That(
            async () =>
            {
                await foreach (var e in client.AskAsync(Question, CancelBehaviour.Detach, leaving.Token))
                {
                    runId ??= ((RunStartedEvent)e).RunId;
                    await leaving.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(server.Runs.Cancelled, Is.Empty);
        await client.CancelAsync(runId!, cancellationToken);
        Assert.That(await LastAsync(client.AttachAsync(runId!, cancellationToken: cancellationToken)), Is.EqualTo(ErrorCodes.Cancelled));
    }

    [Test, CancelAfter(400_000)]
    public async Task SlowReader_HoldsABoundedNumberOfBatches_AndLosesNothing(CancellationToken cancellationToken)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ScriptedServer.StartAsync(
            async (dispatcher, _, token) =>
            {
                for (var i = 0; i < 500; i++)
                    await dispatcher.WriteAsync(TestEvents.Step($"{i}"), token);
                written.SetResult();
            },
            new() { Window = TimeSpan.Zero, MaxReplayEvents = 1 });
        await using var client = new AgentClient(new AgentClientOptions { Url = server.Url, MaxBufferedBatches = 4 });

        var viewer = new LogViewer();
        await foreach (var batch in client.AskBatchesAsync(Question, cancellationToken: cancellationToken))
        {
            viewer.Take(batch);
            // So slow that everything is made while the reader still has its first batch.
            await written.Task.WaitAsync(cancellationToken);
        }

        Assert.That(viewer.LastSeq, Is.EqualTo(502));
    }

    [Test, CancelAfter(400_000)]
    public void Ask_HubThatIsNotThere_SaysSo(CancellationToken cancellationToken)
    {
        var client = new AgentClient(new AgentClientOptions { Url = new Uri("http://127.0.0.1:9"), ConnectTimeout = TimeSpan.Zero });
        Assert.That(
            async () => await LastAsync(client.AskAsync(Question, cancellationToken)),
            Throws.TypeOf<AgentClientException>().With.Message.Contains("cannot be reached"));
    }

    [Test]
    public void BackOff_DoublesUpToItsCap_WithJitterInTheUpperHalf()
    {
        TimeSpan first = TimeSpan.FromMilliseconds(200), most = TimeSpan.FromSeconds(10);
        Assert.That(BackOff.Delay(1, first, most, 1).TotalMilliseconds, Is.EqualTo(200));
        Assert.That(BackOff.Delay(1, first, most, 0).TotalMilliseconds, Is.EqualTo(100));
        Assert.That(BackOff.Delay(3, first, most, 1).TotalMilliseconds, Is.EqualTo(800));
        Assert.That(BackOff.Delay(1_000, first, most, 1), Is.EqualTo(most));
    }

    private static async Task Endless(
        Agent.Core.Streaming.EventDispatcher dispatcher,
        AskRequest request,
        CancellationToken cancellationToken
    ) => await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    private static async Task<string?> LastAsync(IAsyncEnumerable<AgentEvent> events)
    {
        AgentEvent? last = null;
        await foreach (var e in events)
            last = e;
        return (last as RunErrorEvent)?.Code;
    }
}
