using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;

namespace Agent.Tests.Faults;

/// <summary>
/// What every run log must give through the hub whatever the network does: a viewer's events equal the log. One subclass per log.
/// </summary>
internal abstract class FaultContract
{
    private static readonly int RandomCuts = FaultScale.Of("AGENT_FAULT_CUTS", 200);

    private const int Freezes = 6;
    private const int LengthRuns = 3;

    // Long enough for a busy machine to answer, short enough for a test: silence is all that tells of a freeze.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    private static readonly AskRequest Question = new() { Question = "How many incidents?" };

    /// <summary>Settings that choose the run log of the hub.</summary>
    protected abstract IReadOnlyList<string> Settings { get; }

    [TestCaseSource(typeof(Ways), nameof(Ways.Cases))]
    [CancelAfter(600_000)]
    public async Task Attach_CutAtEveryFrame_EqualsTheLog(
        HttpTransportType transport,
        WireFormat format,
        CancellationToken cancellationToken
    )
    {
        // One stored batch is one frame, so the recording has a frame for each.
        await using var hub = await HubAsync(
            SampleAnswers.Of(40),
            "Agent:Streaming:MaxReplayEvents=1",
            "Agent:Streaming:MaxBatchBytes=1024"
        );
        var run = await hub.RunToEndAsync(Question, cancellationToken);
        var expected = await hub.LogTextAsync(run.Id, cancellationToken);

        List<long> cuts;
        await using (var recorder = new FaultProxy(hub.Url, new()))
        {
            await FollowAsync(hub, recorder, client => client.AttachBatchesAsync(run.Id, null, cancellationToken), transport, format);
            cuts = FrameBoundaries(recorder.Record, format);
        }

        Assert.That(cuts, Has.Count.GreaterThan(20));
        foreach (var at in cuts)
        {
            await using var proxy = new FaultProxy(hub.Url, new() { CutAt = at });
            var viewer = await FollowAsync(
                hub,
                proxy,
                client => client.AttachBatchesAsync(run.Id, null, cancellationToken),
                transport,
                format
            );
            Assert.That(WireText.Of(viewer.Events), Is.EqualTo(expected), $"cut at {at}");
        }
    }

    [TestCaseSource(typeof(Ways), nameof(Ways.Cases))]
    [CancelAfter(7_200_000)]
    public async Task Ask_CutAtRandomBytesOfALiveRun_EqualsTheLog(
        HttpTransportType transport,
        WireFormat format,
        CancellationToken cancellationToken
    )
    {
        var (seed, random) = await SeedAsync();
        var work = new ScriptedWork(SampleAnswers.Of(40));
        await using var hub = await HubAsync(work, "Agent:Streaming:Window=00:00:00.001", "Agent:Streaming:MaxBatchBytes=1024");
        var whole = await LengthAsync(hub, transport, format, cancellationToken);

        var struck = 0;
        for (var cut = 0; cut < RandomCuts; cut++)
        {
            var plan = new FaultPlan { CutAt = random.NextInt64(1, whole) };
            struck += await AskThroughAsync(hub, plan, transport, format, seed, cancellationToken) ? 1 : 0;
        }

        Assert.That(struck, Is.GreaterThan(RandomCuts / 2), "most cuts must have struck, or this test proves nothing");
        Assert.That(work.Started, Is.EqualTo(RandomCuts + LengthRuns), "asked again after a cut is not run again");
    }

    [TestCaseSource(typeof(Ways), nameof(Ways.Cases))]
    [CancelAfter(600_000)]
    public async Task Ask_FrozenAtRandomBytes_EqualsTheLog(
        HttpTransportType transport,
        WireFormat format,
        CancellationToken cancellationToken
    )
    {
        var (seed, random) = await SeedAsync();
        await using var hub = await HubAsync(
            SampleAnswers.Of(40),
            "Agent:Streaming:Window=00:00:00.001",
            "Agent:Streaming:MaxBatchBytes=1024"
        );
        var whole = await LengthAsync(hub, transport, format, cancellationToken);

        // A frozen connection is noticed by its silence alone, so these wait side by side.
        var struck = await Task.WhenAll(Enumerable.Range(0, Freezes).Select(_ =>
            AskThroughAsync(hub, new FaultPlan { FreezeAt = random.NextInt64(1, whole) }, transport, format, seed, cancellationToken)));

        Assert.That(struck.Count(yes => yes), Is.GreaterThan(Freezes / 2));
    }

    [TestCaseSource(typeof(Ways), nameof(Ways.Cases))]
    [CancelAfter(600_000)]
    public async Task Ask_DelayedAndThrottledAndCut_EqualsTheLog(
        HttpTransportType transport,
        WireFormat format,
        CancellationToken cancellationToken
    )
    {
        var (seed, random) = await SeedAsync();
        await using var hub = await HubAsync(SampleAnswers.Of(200, TimeSpan.FromMilliseconds(2)));
        var whole = await LengthAsync(hub, transport, format, cancellationToken);

        // Half of what the answer needs, so that the log runs ahead of the viewer.
        var rate = (int)(whole / 2);
        await AskThroughAsync(hub, new FaultPlan { Delay = TimeSpan.FromMilliseconds(20) }, transport, format, seed, cancellationToken);
        await AskThroughAsync(hub, new FaultPlan { BytesPerSecond = rate }, transport, format, seed, cancellationToken);
        // Held back, more of the answer goes in one batch and the whole is shorter: earlier, until the cut strikes.
        var struck = false;
        for (var latest = whole / 2; !struck && latest > 1; latest /= 2)
        {
            var plan = new FaultPlan
            {
                Delay = TimeSpan.FromMilliseconds(5),
                BytesPerSecond = 2 * rate,
                CutAt = random.NextInt64(1, latest),
            };
            struck = await AskThroughAsync(hub, plan, transport, format, seed, cancellationToken);
        }

        Assert.That(struck);
    }

    private Task<StreamHub> HubAsync(ScriptedWork.Script script, params string[] settings) => HubAsync(new ScriptedWork(script), settings);

    private Task<StreamHub> HubAsync(ScriptedWork work, params string[] settings) => StreamHub.StartAsync(work, [.. Settings, .. settings]);

    private static async Task<(int Seed, Random Random)> SeedAsync()
    {
        var seed = TestSeed.Next();
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        return (seed, new Random(seed));
    }

    /// <summary>
    /// Bytes that go to a viewer of a whole run that nothing disturbs, at least: how many batches and polls a run takes is up to the
    /// machine, and a fault beyond the end of a short one does not strike.
    /// </summary>
    private static async Task<long> LengthAsync(
        StreamHub hub,
        HttpTransportType transport,
        WireFormat format,
        CancellationToken cancellationToken
    )
    {
        var least = long.MaxValue;
        for (var run = 0; run < LengthRuns; run++)
        {
            await using var recorder = new FaultProxy(hub.Url, new());
            await FollowAsync(
                hub,
                recorder,
                client => client.AskBatchesAsync(Question, cancellationToken: cancellationToken),
                transport,
                format
            );
            least = Math.Min(least, recorder.Passed);
        }

        return least;
    }

    /// <summary>Asks through a fault and compares; true when the fault struck.</summary>
    private static async Task<bool> AskThroughAsync(
        StreamHub hub, FaultPlan plan, HttpTransportType transport, WireFormat format, int seed, CancellationToken cancellationToken)
    {
        await using var proxy = new FaultProxy(hub.Url, plan);
        var viewer = await FollowAsync(
            hub,
            proxy,
            client => client.AskBatchesAsync(Question, cancellationToken: cancellationToken),
            transport,
            format
        );
        var runId = ((RunStartedEvent)viewer.Events[0]).RunId;
        Assert.That(WireText.Of(viewer.Events), Is.EqualTo(await hub.LogTextAsync(runId, cancellationToken)), $"seed {seed}, {plan}");
        return proxy.Struck;
    }

    /// <summary>
    /// Offsets at and just after the ends of frames. In JSON a message ends with a record separator; in MessagePack a frame begins at most
    /// 16 bytes
    /// before its first key, so all of these are cut.
    /// </summary>
    private static List<long> FrameBoundaries(byte[] record, WireFormat format)
    {
        var cuts = new List<long>();
        for (var i = 0; i < record.Length; i++)
        {
            if (format == WireFormat.Json && record[i] == 0x1e)
                cuts.AddRange([i, i + 1, i + 2]);
            else if (format == WireFormat.MessagePack && record.AsSpan(i).StartsWith("runId"u8) && i > 16)
                cuts.AddRange(Enumerable.Range(i - 16, 17).Select(at => (long)at));
        }

        return cuts;
    }

    private static async Task<LogViewer> FollowAsync(
        StreamHub hub,
        FaultProxy proxy,
        Func<AgentClient, IAsyncEnumerable<EventBatch>> open,
        HttpTransportType transport,
        WireFormat format
    )
    {
        await using var client = hub.Client(proxy.Url, transport, format, proxy.Plan.FreezeAt is null ? null : Silence);
        var viewer = new LogViewer();
        await viewer.FollowAsync(open(client));
        return viewer;
    }
}
