using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Core.Streaming;

/// <summary>Bounds on viewers.</summary>
internal sealed class ViewerGuardTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void TryAdmit_OverTheCaps_IsRefused_UntilOneLeaves()
    {
        using var guard = Guard(new() { MaxStreamsPerConnection = 2, MaxStreamsPerUser = 3 });
        var first = guard.TryAdmit("c1", "u", static () => { });
        using var second = guard.TryAdmit("c1", "u", static () => { });
        Assert.That(guard.TryAdmit("c1", "u", static () => { }), Is.Null, "two streams of one connection");

        using var third = guard.TryAdmit("c2", "u", static () => { });
        Assert.That(guard.TryAdmit("c3", "u", static () => { }), Is.Null, "three streams of one user");
        Assert.That(guard.TryAdmit("c3", null, static () => { }), Is.Not.Null, "nobody signed in has no user's cap");

        first!.Dispose();
        first.Dispose();
        Assert.That(guard.TryAdmit("c1", "u", static () => { }), Is.Not.Null);
    }

    [Test]
    public void ViewerThatStalls_IsEndedOnce_AndOthersAreNot()
    {
        using var guard = Guard(new());
        int stalledAborts = 0, otherAborts = 0;
        using var stalled = guard.TryAdmit("c1", null, () => stalledAborts++)!;
        using var waiting = guard.TryAdmit("c2", null, () => otherAborts++)!;
        using var punctual = guard.TryAdmit("c3", null, () => otherAborts++)!;
        stalled.Handed();
        punctual.Handed();
        punctual.CameBack();

        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.That(stalledAborts, Is.Zero);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(stalledAborts, Is.EqualTo(1));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(stalledAborts, Is.EqualTo(1));
        Assert.That(otherAborts, Is.Zero);
    }

    [Test, CancelAfter(120_000)]
    public async Task ReaderThatFallsBehind_IsDropped_AndCanReadOnFromItsPosition(CancellationToken cancellationToken)
    {
        var log = new MemoryRunLog("r", "e", new() { MaxViewerLagBytes = 64 << 10, MaxReplayEvents = 1 }, static _ => { });
        await using var slow = log.ReadAsync(null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await AppendAsync(log, 1);
        await slow.MoveNextAsync();
        for (var i = 0; i < 20; i++)
            await AppendAsync(log, 1);
        Assert.That(async () => await slow.MoveNextAsync(), Is.True, "20 of 64 kB behind");
        for (var i = 0; i < 80; i++)
            await AppendAsync(log, 1);
        Assert.That(async () => await slow.MoveNextAsync(), Throws.TypeOf<SlowViewerException>());

        await log.AppendAsync([TestEvents.Finished("r")], cancellationToken);
        var again = new LogViewer(2);
        await again.FollowAsync(log.ReadAsync(new Position("e", 2), cancellationToken));
        Assert.That(again.LastSeq, Is.EqualTo(102));
    }

    private static ValueTask AppendAsync(MemoryRunLog log, int kilobytes) =>
        log.AppendAsync([TestEvents.Result(new string('x', kilobytes << 10))], CancellationToken.None);

    private ViewerGuard Guard(StreamingOptions options) => new(Options.Create(options), _time, NullLogger<ViewerGuard>.Instance);
}
