using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Faults;

/// <summary>
/// The hub's process is killed while it answers and started again on the same port: no viewer notices more than a pause. What is killed is
/// the product's own
/// process, with its file on disk.
/// </summary>
internal sealed class KillTests
{
    private const int Viewers = 6;

    private static readonly int Kills = FaultScale.Of("AGENT_FAULT_KILLS", 4);

    private static readonly int RedisKills = FaultScale.Of("AGENT_FAULT_KILLS", 2);

    [Test, CancelAfter(3_600_000)]
    public async Task Kill_AtRandomMoments_EveryViewerSeesTheLogAndEveryRunEnds(CancellationToken cancellationToken)
    {
        var seed = TestSeed.Next("AGENT_FAULT_SEED");
        await TestContext.Out.WriteLineAsync($"seed {seed}, {Kills} kills");
        var random = new Random(seed);
        using var folder = new TempFolder();
        await SharedSample.CopyToAsync(folder.Path);
        await using var model = new ScriptedModelServer(SlowAnswerAsync);
        string[] settings = [$"Agent:Model:Endpoint={model.Address}v1", "Agent:Model:Name=scripted-1", "Agent:Model:WarmUp=false"];
        var hub = await HubProcess.StartAsync(folder.Path, settings, cancellationToken, FreePort.Find());
        try
        {
            var (ended, interrupted) = (0, 0);
            for (var kill = 1; kill <= Kills; kill++)
            {
                await using var client = Client(hub.Url);
                var viewers = Enumerable.Range(0, Viewers).Select(_ => new LogViewer()).ToList();
                var following = viewers
                    .Select(
                        (viewer, i) => viewer.FollowAsync(client.AskBatchesAsync(Question(kill, i), cancellationToken: cancellationToken))
                    )
                    .ToList();
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 600)), TimeProvider.System, cancellationToken);
                await hub.KillAsync(cancellationToken);
                hub = await HubProcess.StartAsync(folder.Path, settings, cancellationToken, hub.Url.Port);
                await Task.WhenAll(following);
                TestContext.Progress.WriteLine($"kill {kill} at {TimeProvider.System.GetUtcNow():HH:mm:ss}");

                foreach (var viewer in viewers)
                {
                    var runId = ((RunStartedEvent)viewer.Events[0]).RunId;
                    var whole = new LogViewer();
                    await whole.FollowAsync(client.AttachBatchesAsync(runId, null, cancellationToken));
                    Assert.That(WireText.Of(viewer.Events), Is.EqualTo(WireText.Of(whole.Events)), $"seed {seed}, kill {kill}");
                    Assert.That(viewer.Events.Count(next => next.IsTerminal), Is.EqualTo(1));
                    AssertBrackets(viewer.Events);
                    ended++;
                    interrupted += viewer.Events[^1] is RunErrorEvent ? 1 : 0;
                    Assert.That(
                        viewer.Events[^1],
                        Is.TypeOf<RunFinishedEvent>(),
                        $"seed {seed}, kill {kill}: {(viewer.Events[^1] as RunErrorEvent)?.Code}"
                    );
                }
            }

            await TestContext.Out.WriteLineAsync($"{ended} runs ended, {interrupted} with an error");
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    [Test, CancelAfter(3_600_000)]
    public async Task Kill_OneOfTwoHubsOverRedis_TheOtherFinishesItsRuns(CancellationToken cancellationToken)
    {
        var seed = TestSeed.Next("AGENT_FAULT_SEED");
        await TestContext.Out.WriteLineAsync($"seed {seed}, {RedisKills} kills");
        var random = new Random(seed);
        await using var redis = await RedisServer.StartAsync(cancellationToken);
        using var folder = new TempFolder();
        await SharedSample.CopyToAsync(folder.Path);
        await using var model = new ScriptedModelServer(SlowAnswerAsync);
        // Longer than a living hub is silent on a machine under load: a run that is taken over twice for that ends as interrupted.
        string[] settings =
        [
            $"Agent:Model:Endpoint={model.Address}v1", "Agent:Model:Name=scripted-1", "Agent:Model:WarmUp=false", "Agent:Store=memory",
            $"Agent:Redis:ConnectionString={redis.ConnectionString}", "Agent:Redis:TakeOverAfter=00:00:08",
        ];
        var hubs = await Task.WhenAll(
            HubProcess.StartAsync(folder.Path, settings, cancellationToken, FreePort.Find()),
            HubProcess.StartAsync(folder.Path, settings, cancellationToken, FreePort.Find())
        );
        try
        {
            for (var kill = 1; kill <= RedisKills; kill++)
            {
                var clients = hubs.Select(hub => Client(hub.Url)).ToList();
                var viewers = Enumerable.Range(0, Viewers).Select(_ => new LogViewer()).ToList();
                var following = viewers
                    .Select(
                        (viewer, i) =>
                            viewer.FollowAsync(clients[i % 2].AskBatchesAsync(Question(kill, i), cancellationToken: cancellationToken))
                    )
                    .ToList();
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 600)), TimeProvider.System, cancellationToken);
                var victim = random.Next(2);
                await hubs[victim].KillAsync(cancellationToken);
                hubs[victim] = await HubProcess.StartAsync(folder.Path, settings, cancellationToken, hubs[victim].Url.Port);
                await Task.WhenAll(following);
                TestContext.Progress.WriteLine($"kill {kill} at {TimeProvider.System.GetUtcNow():HH:mm:ss}");

                foreach (var viewer in viewers)
                {
                    var runId = ((RunStartedEvent)viewer.Events[0]).RunId;
                    foreach (var client in clients)
                    {
                        var whole = new LogViewer();
                        await whole.FollowAsync(client.AttachBatchesAsync(runId, null, cancellationToken));
                        Assert.That(WireText.Of(viewer.Events), Is.EqualTo(WireText.Of(whole.Events)), $"seed {seed}, kill {kill}");
                    }

                    AssertBrackets(viewer.Events);
                    Assert.That(
                        viewer.Events[^1],
                        Is.TypeOf<RunFinishedEvent>(),
                        $"seed {seed}, kill {kill}: {(viewer.Events[^1] as RunErrorEvent)?.Code}"
                    );
                }

                foreach (var client in clients)
                    await client.DisposeAsync();
            }
        }
        finally
        {
            foreach (var hub in hubs)
                await hub.DisposeAsync();
        }
    }

    [Test, CancelAfter(400_000)]
    public async Task Kill_AfterAnAnswer_ConversationAndItsEventsAreThere(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await SharedSample.CopyToAsync(folder.Path);
        var hub = await HubProcess.StartAsync(folder.Path, [], cancellationToken, FreePort.Find());
        try
        {
            var ask = new AskRequest { Question = "How many incidents are there?", ClientRequestId = "once" };
            List<AgentEvent> before, after;
            await using (var client = Client(hub.Url))
                before = await client.AskAsync(ask, cancellationToken).ToListAsync(cancellationToken);
            await hub.KillAsync(cancellationToken);
            hub = await HubProcess.StartAsync(folder.Path, [], cancellationToken, hub.Url.Port);
            await using var again = Client(hub.Url);
            var started = (RunStartedEvent)before[0];
            after = await again.AskAsync(ask, cancellationToken).ToListAsync(cancellationToken);
            var thread = await again.OpenThreadAsync(started.ThreadId, cancellationToken);
            var followUp = await again
                .AskAsync(new AskRequest { Question = "And by department?", ThreadId = started.ThreadId }, cancellationToken)
                .ToListAsync(cancellationToken);

            Assert.Multiple(() =>
            {
                Assert.That(WireText.Of(after), Is.EqualTo(WireText.Of(before)), "the same request follows the first run");
                Assert.That(thread?.Turns.Select(turn => (turn.RunId, turn.Question)), Is.EqualTo(new[] { (started.RunId, ask.Question) }));
                Assert.That(((RunStartedEvent)followUp[0]).ThreadId, Is.EqualTo(started.ThreadId));
                Assert.That(
                    (followUp[^1] as RunFinishedEvent)?.Result.Outcome,
                    Is.EqualTo(RunOutcomes.Answer),
                    "the conversation is known"
                );
            });
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    private static AgentClient Client(Uri url) => new(new AgentClientOptions
    {
        Url = url,
        BackOff = TimeSpan.FromMilliseconds(20),
        MaxBackOff = TimeSpan.FromMilliseconds(200),
        // A hub that is started on a machine under load takes its time; how long is not what is tested.
        ConnectTimeout = TimeSpan.FromMinutes(5),
    });

    // Half to the planner, half to the model.
    private static AskRequest Question(int kill, int viewer) => new()
    {
        Question = viewer % 2 == 0 ? "Top 5 departments by number of incidents" : "What do you make of the year?",
        Mode = viewer % 2 == 0 ? AskModes.Offline : AskModes.Model,
        ClientRequestId = $"{kill}-{viewer}",
    };

    /// <summary>Calls a tool first, then says forty words in half a second.</summary>
    private static async Task SlowAnswerAsync(ScriptedExchange exchange)
    {
        await exchange.BeginAsync();
        if (!exchange.Request.Body.Contains("\"tool_call_id\"", StringComparison.Ordinal))
        {
            await PauseAsync(exchange, 50);
            await exchange.SendAsync(
                Frames.Tool(0, "call-a", "get_data_summary", "{\"sheet\":\"Incident\"}"),
                Frames.Finish("tool_calls"),
                Frames.Done
            );
            return;
        }

        for (var word = 0; word < 40; word++)
        {
            await PauseAsync(exchange, 12);
            await exchange.SendAsync(Frames.Text($"word{word} "));
        }

        await exchange.SendAsync(Frames.Finish("stop"), Frames.Done);
    }

    private static Task PauseAsync(ScriptedExchange exchange, int milliseconds) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, exchange.Token);

    private static void AssertBrackets(IEnumerable<AgentEvent> events)
    {
        var open = new Agent.Core.Runs.OpenBrackets();
        var begun = new HashSet<string>();
        foreach (var next in events)
        {
            open.Observe(next);
            var id =
                (next as TextMessageStartEvent)?.MessageId
                ?? (next as ToolCallStartEvent)?.ToolCallId
                ?? (next as ReasoningMessageStartEvent)?.MessageId;
            Assert.That(id is null || begun.Add(id), $"{id} begins twice");
        }

        Assert.That(open.Close(), Is.Empty);
    }
}
