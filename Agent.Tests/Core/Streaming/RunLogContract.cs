using Agent.Core.Streaming;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Core.Streaming;

/// <summary>What every run log promises. One subclass per implementation.</summary>
internal abstract class RunLogContract
{
    /// <summary>Makes a store with these options.</summary>
    protected abstract Task<IRunLogStore> StoreAsync(StreamingOptions options);

    [Test, CancelAfter(120_000)]
    public async Task Read_FromStart_GivesEveryEventOnceInOrder(CancellationToken cancellationToken)
    {
        var log = await LogAsync(new(), cancellationToken);
        await AppendAsync(log, 1, 3, cancellationToken);
        await AppendAsync(log, 4, 1, cancellationToken);
        await EndAsync(log, cancellationToken);

        var viewer = new LogViewer();
        await viewer.FollowAsync(log.ReadAsync(null, cancellationToken));

        Assert.That(viewer.Texts, Is.EqualTo(["1", "2", "3", "4"]));
        Assert.That(viewer.LastSeq, Is.EqualTo(5));
        Assert.That(log.LastSeq, Is.EqualTo(5));
        Assert.That(log.IsCompleted, Is.True);
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_FromEveryPosition_GivesTheRest(CancellationToken cancellationToken)
    {
        var log = await LogAsync(new(), cancellationToken);
        await AppendAsync(log, 1, 7, cancellationToken);
        await AppendAsync(log, 8, 5, cancellationToken);
        await EndAsync(log, cancellationToken);

        for (var seq = 0; seq <= 13; seq++)
        {
            var viewer = new LogViewer(seq);
            await viewer.FollowAsync(log.ReadAsync(new Position(log.Epoch, seq), cancellationToken));
            Assert.That(viewer.LastSeq, Is.EqualTo(13));
            Assert.That(viewer.Events, Has.Count.EqualTo(13 - seq));
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_BeforeAnythingIsThere_WaitsForEachAppend(CancellationToken cancellationToken)
    {
        var log = await LogAsync(new(), cancellationToken);
        await using var reader = log.ReadAsync(null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var i = 1; i <= 20; i++)
        {
            var next = reader.MoveNextAsync().AsTask();
            await AppendAsync(log, i, 1, cancellationToken);
            Assert.That(await next, Is.True);
            Assert.That(reader.Current.Seq, Is.EqualTo(i));
        }

        var last = reader.MoveNextAsync().AsTask();
        await EndAsync(log, cancellationToken);
        Assert.That(await last, Is.True);
        Assert.That(await reader.MoveNextAsync(), Is.False);
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_Cancelled_EndsWhileWaiting(CancellationToken cancellationToken)
    {
        var log = await LogAsync(new(), cancellationToken);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var reader = log.ReadAsync(null, leaving.Token).GetAsyncEnumerator(leaving.Token);
        var next = reader.MoveNextAsync().AsTask();
        await leaving.CancelAsync();
        Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_PositionThatCannotBeHonoured_IsRefused(CancellationToken cancellationToken)
    {
        var log = await LogAsync(new(), cancellationToken);
        await AppendAsync(log, 1, 3, cancellationToken);

        Assert.That(
            () => FirstAsync(log, new Position(log.Epoch, 4), cancellationToken),
            Throws.TypeOf<PositionLostException>(),
            "beyond the end"
        );
        Assert.That(
            () => FirstAsync(log, new Position("another", 2), cancellationToken),
            Throws.TypeOf<PositionLostException>(),
            "another life"
        );
        Assert.That(
            () => FirstAsync(log, new Position(log.Epoch, -1), cancellationToken),
            Throws.TypeOf<PositionLostException>(),
            "negative"
        );
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_AfterEviction_IsRefusedNeverServedWithAHole(CancellationToken cancellationToken)
    {
        var log = await LogAsync(new() { MaxLogEvents = 1_000 }, cancellationToken);
        for (var i = 0; i < 60; i++)
            await AppendAsync(log, (50 * i) + 1, 50, cancellationToken);
        await EndAsync(log, cancellationToken);

        Assert.That(() => FirstAsync(log, null, cancellationToken), Throws.TypeOf<PositionLostException>());
        Assert.That(() => FirstAsync(log, new Position(log.Epoch, 50), cancellationToken), Throws.TypeOf<PositionLostException>());
        var viewer = new LogViewer(2_500);
        await viewer.FollowAsync(log.ReadAsync(new Position(log.Epoch, 2_500), cancellationToken));
        Assert.That(viewer.LastSeq, Is.EqualTo(3_001));
    }

    [Test, CancelAfter(120_000)]
    public async Task Append_AfterTheEnd_IsAnError(CancellationToken cancellationToken)
    {
        var log = await LogAsync(new(), cancellationToken);
        await EndAsync(log, cancellationToken);
        Assert.That(async () => await AppendAsync(log, 1, 1, cancellationToken), Throws.InvalidOperationException);
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_TenThousandEvents_AreReplayedInLargeBatches(CancellationToken cancellationToken)
    {
        var log = await LogAsync(new(), cancellationToken);
        for (var i = 0; i < 5_000; i++)
            await AppendAsync(log, (2 * i) + 1, 2, cancellationToken);
        await EndAsync(log, cancellationToken);

        var viewer = new LogViewer();
        await viewer.FollowAsync(log.ReadAsync(null, cancellationToken));
        Assert.That(viewer.LastSeq, Is.EqualTo(10_001));
        Assert.That(viewer.Batches, Is.LessThan(10_001 / 32));
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_ByManyWhileOneWrites_GivesAllTheSame(CancellationToken cancellationToken)
    {
        const int readers = 16, batches = 500;
        var seed = TestSeed.Next();
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        var random = new Random(seed);
        var log = await LogAsync(new(), cancellationToken);
        using var start = new SemaphoreSlim(0);
        var viewers = Enumerable.Range(0, readers).Select(_ => new LogViewer()).ToList();
        var reading = viewers.Select(viewer => Task.Run(
            async () =>
            {
                await start.WaitAsync(cancellationToken);
                await viewer.FollowAsync(log.ReadAsync(null, cancellationToken));
            },
            cancellationToken)).ToList();

        start.Release(readers);
        var text = 0;
        for (var i = 0; i < batches; i++)
        {
            var count = random.Next(1, 8);
            await AppendAsync(log, text + 1, count, cancellationToken);
            text += count;
            if (i % 50 == 0)
                await Task.Yield();
        }

        await EndAsync(log, cancellationToken);
        await Task.WhenAll(reading);
        Assert.That(viewers.Select(viewer => viewer.LastSeq), Is.All.EqualTo(text + 1));
        Assert.That(viewers.Select(viewer => viewer.Texts), Is.All.EqualTo(Enumerable.Range(1, text).Select(i => $"{i}")));
    }

    [Test, CancelAfter(120_000)]
    public async Task Find_KnownAndUnknown(CancellationToken cancellationToken)
    {
        var store = await StoreAsync(new());
        var log = await store.CreateAsync("known", cancellationToken);
        var found = await store.FindAsync("known", cancellationToken);
        Assert.That(found?.Epoch, Is.EqualTo(log.Epoch));
        Assert.That(await store.FindAsync("unknown", cancellationToken), Is.Null);
    }

    protected static async Task AppendAsync(IRunLog log, int first, int count, CancellationToken cancellationToken) =>
        await log.AppendAsync([.. Enumerable.Range(first, count).Select(i => TestEvents.Text($"{i}"))], cancellationToken);

    protected static async Task EndAsync(IRunLog log, CancellationToken cancellationToken) =>
        await log.AppendAsync([TestEvents.Finished(log.RunId)], cancellationToken);

    private static async Task FirstAsync(IRunLog log, Position? position, CancellationToken cancellationToken)
    {
        await foreach (var _ in log.ReadAsync(position, cancellationToken))
            return;
    }

    private async Task<IRunLog> LogAsync(StreamingOptions options, CancellationToken cancellationToken) =>
        await (await StoreAsync(options)).CreateAsync($"run-{Guid.NewGuid():N}", cancellationToken);
}
