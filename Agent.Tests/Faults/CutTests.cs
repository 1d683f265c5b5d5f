using Agent.Client;
using Agent.Core.Streaming;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;

namespace Agent.Tests.Faults;

/// <summary>Cuts a stream at every frame boundary and at 200 random bytes: the viewer's events must equal the log, each time.</summary>
internal sealed class CutTests
{
    private const int RandomCuts = 200;

    private static readonly AskRequest Question = new() { Question = "How many incidents?" };

    [TestCase(HttpTransportType.WebSockets, WireFormat.Json)]
    [TestCase(HttpTransportType.WebSockets, WireFormat.MessagePack)]
    [TestCase(HttpTransportType.ServerSentEvents, WireFormat.Json)]
    [TestCase(HttpTransportType.LongPolling, WireFormat.Json)]
    [TestCase(HttpTransportType.LongPolling, WireFormat.MessagePack)]
    [CancelAfter(180_000)]
    public async Task Attach_CutAtEveryFrame_EqualsTheLog(HttpTransportType transport, WireFormat format, CancellationToken cancellationToken)
    {
        // One stored batch is one frame, so the recording has a frame for each.
        await using var server = await ScriptedServer.StartAsync(SampleScripts.Answer(40), new() { MaxReplayEvents = 1, MaxBatchBytes = 1024 });
        var log = await server.Runs.StartAsync(Question);
        var expected = await WireText.OfLogAsync(log, cancellationToken);

        List<long> cuts;
        await using (var recorder = new FaultProxy(server.Url, new()))
        {
            await FollowAsync(server, recorder, client => client.AttachBatchesAsync(log.RunId, null, cancellationToken), transport, format);
            cuts = FrameBoundaries(recorder.Record, format);
        }

        Assert.That(cuts, Has.Count.GreaterThan(20));
        foreach (var at in cuts)
        {
            await using var proxy = new FaultProxy(server.Url, new() { CutAt = at });
            var viewer = await FollowAsync(server, proxy, client => client.AttachBatchesAsync(log.RunId, null, cancellationToken), transport, format);
            Assert.That(WireText.Of(viewer.Events), Is.EqualTo(expected), $"cut at {at}");
        }
    }

    [TestCase(HttpTransportType.WebSockets, WireFormat.Json)]
    [TestCase(HttpTransportType.WebSockets, WireFormat.MessagePack)]
    [TestCase(HttpTransportType.ServerSentEvents, WireFormat.Json)]
    [TestCase(HttpTransportType.LongPolling, WireFormat.Json)]
    [TestCase(HttpTransportType.LongPolling, WireFormat.MessagePack)]
    [CancelAfter(180_000)]
    public async Task Ask_CutAtRandomBytesOfALiveRun_EqualsTheLog(HttpTransportType transport, WireFormat format, CancellationToken cancellationToken)
    {
        var seed = Random.Shared.Next();
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        var random = new Random(seed);
        await using var server = await ScriptedServer.StartAsync(SampleScripts.Answer(40), new() { Window = TimeSpan.FromMilliseconds(1), MaxBatchBytes = 1024 });

        long whole;
        await using (var recorder = new FaultProxy(server.Url, new()))
        {
            await FollowAsync(server, recorder, client => client.AskBatchesAsync(Question, cancellationToken: cancellationToken), transport, format);
            whole = recorder.Passed;
        }

        var struck = 0;
        for (var cut = 0; cut < RandomCuts; cut++)
        {
            var at = random.NextInt64(1, whole);
            await using var proxy = new FaultProxy(server.Url, new() { CutAt = at });
            var viewer = await FollowAsync(server, proxy, client => client.AskBatchesAsync(Question, cancellationToken: cancellationToken), transport, format);
            var log = await server.Runs.FindAsync(((RunStartedEvent)viewer.Events[0]).RunId);
            Assert.That(WireText.Of(viewer.Events), Is.EqualTo(await WireText.OfLogAsync(log!, cancellationToken)), $"seed {seed}, cut at {at}");
            struck += proxy.Struck ? 1 : 0;
        }

        Assert.That(struck, Is.GreaterThan(RandomCuts / 2), "most cuts must have struck, or this test proves nothing");
        // Asked again after a cut is not run again.
        Assert.That(server.Runs.Started, Is.EqualTo(RandomCuts + 1));
    }

    /// <summary>
    /// Offsets at and just after the ends of frames. In JSON a message ends with a record separator; in MessagePack a frame begins at most 16 bytes
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
        ScriptedServer server, FaultProxy proxy, Func<AgentClient, IAsyncEnumerable<EventBatch>> open, HttpTransportType transport, WireFormat format)
    {
        await using var client = server.Client(proxy.Url, transport, format);
        var viewer = new LogViewer();
        await viewer.FollowAsync(open(client));
        return viewer;
    }
}
