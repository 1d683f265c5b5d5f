using Agent.Client;
using Agent.Core.Runs;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;

namespace Agent.Tests.Soak;

/// <summary>
/// Many viewers of one run, each cut again and again at random moments: all of them see the log. A minute on CI (<c>CI=true</c>), else 10
/// s.
/// One subclass per log.
/// </summary>
internal abstract class SoakContract
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(4);

    private static TimeSpan Length => Requires.IsCi ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(10);

    /// <summary>Settings that choose the run log of the hub.</summary>
    protected abstract IReadOnlyList<string> Settings { get; }

    [Test, CancelAfter(600_000)]
    public async Task TenViewersDroppedAtRandom_EachSeesTheLog(CancellationToken cancellationToken)
    {
        var seed = TestSeed.Next();
        await TestContext.Out.WriteLineAsync($"seed {seed}, {Length.TotalSeconds:0} s");
        await using var hub = await StreamHub.StartAsync(
            new ScriptedWork(SampleAnswers.Of((int)(Length / Pace), Pace)), [.. Settings, "Agent:Streaming:Window=00:00:00.010"]);
        var (run, _) = await hub.Runs.StartAsync(new AskRequest { Question = "How many incidents?" }, Caller.Anonymous, cancellationToken);

        var seen = await Task.WhenAll(
            Enumerable.Range(0, 2 * Ways.All.Count).Select(i => FollowAsync(hub, run!, i, new Random(seed + i), cancellationToken))
        );

        var expected = await hub.LogTextAsync(run!.Id, cancellationToken);
        await TestContext.Out.WriteLineAsync(
            $"cuts {string.Join(' ', seen.Select(viewer => viewer.Cuts))}, resumed {string.Join(' ', seen.Select(viewer => viewer.Resumed))}"
        );
        Assert.Multiple(() =>
        {
            Assert.That(seen.Select(viewer => viewer.Text), Is.All.EqualTo(expected), $"seed {seed}");
            Assert.That(seen.Select(viewer => viewer.Resumed), Is.All.GreaterThan(2), "each was cut and came back");
        });
    }

    private static async Task<(string Text, int Cuts, int Resumed)> FollowAsync(
        StreamHub hub,
        Run run,
        int number,
        Random random,
        CancellationToken cancellationToken
    )
    {
        // Every second one joins later.
        if (number % 2 == 1)
            await Task.Delay(Length * (random.NextDouble() / 2), TimeProvider.System, cancellationToken);
        var (transport, format) = Ways.All[number / 2];
        await using var proxy = new FaultProxy(hub.Url, new());
        await using var client = hub.Client(proxy.Url, transport, format);
        var resumed = 0;
        client.StreamStateChanged += (_, change) => Interlocked.Add(ref resumed, change.State == StreamState.Resumed ? 1 : 0);
        var dropping = DropAsync(proxy, run, () => Volatile.Read(ref resumed), random, cancellationToken);
        var viewer = new LogViewer();
        await viewer.FollowAsync(client.AttachBatchesAsync(run.Id, null, cancellationToken));
        return (WireText.Of(viewer.Events), await dropping, resumed);
    }

    /// <summary>Cuts at random moments, also while the viewer comes back; one that is slow to do so is given longer each time.</summary>
    private static async Task<int> DropAsync(
        FaultProxy proxy, Run run, Func<int> resumed, Random random, CancellationToken cancellationToken)
    {
        var (cuts, inVain, before) = (0, 0, 0);
        while (!run.Completion.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 600) * (1 + inVain)), TimeProvider.System, cancellationToken);
            inVain = resumed() > before ? 0 : inVain + 1;
            before = resumed();
            proxy.CutNow();
            cuts++;
        }

        return cuts;
    }
}
