using Agent.Core.Streaming;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static Agent.Tests.Core.Streaming.TestEvents;

namespace Agent.Tests.Core.Streaming;

/// <summary>How a run's events become batches. Time is faked: nothing here depends on how fast the machine is.</summary>
internal sealed class EventDispatcherTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(50);

    [Test, CancelAfter(120_000)]
    public async Task FirstEventAfterAPause_LeavesAtOnce(CancellationToken cancellationToken)
    {
        await using var run = new DispatcherRun();
        await run.WriteAsync(Step("a"));
        Assert.That(await run.NextAsync(cancellationToken), Is.EqualTo(["a"]));

        run.Time.Advance(4 * Window);
        await run.IdleAsync(cancellationToken);
        await run.WriteAsync(Step("b"));
        Assert.That(await run.NextAsync(cancellationToken), Is.EqualTo(["b"]));
    }

    [Test, CancelAfter(120_000)]
    public async Task EventsInTheWindow_LeaveTogetherAtItsEnd_WithoutAnotherEvent(CancellationToken cancellationToken)
    {
        await using var run = new DispatcherRun();
        await run.WriteAsync(Step("a"));
        await run.NextAsync(cancellationToken);

        await run.WriteAsync(Step("b"));
        await run.WriteAsync(Step("c"));
        run.Time.Advance(Window - TimeSpan.FromMilliseconds(1));
        Assert.That(run.Log.LastSeq, Is.EqualTo(1), "the window is still open");
        run.Time.Advance(TimeSpan.FromMilliseconds(6));
        Assert.That(await run.NextAsync(cancellationToken), Is.EqualTo(["b", "c"]));
    }

    [Test, CancelAfter(120_000)]
    public async Task CriticalEvent_TakesEverythingBeforeItAlong_AndLeavesTheRest(CancellationToken cancellationToken)
    {
        await using var run = new DispatcherRun();
        await run.WriteAsync(Step("a"));
        await run.NextAsync(cancellationToken);

        await run.WriteAsync(Step("b"));
        await run.WriteAsync(Result("x"));
        Assert.That(await run.NextAsync(cancellationToken), Is.EqualTo(["b", "x"]));

        await run.WriteAsync(Step("c"));
        run.Time.Advance(TimeSpan.FromMilliseconds(45));
        Assert.That(run.Log.LastSeq, Is.EqualTo(3), "the window began anew with the critical event");
        run.Time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.That(await run.NextAsync(cancellationToken), Is.EqualTo(["c"]));
    }

    [Test, CancelAfter(120_000)]
    public async Task FirstPieceOfAMessage_DoesNotWaitForTheWindow(CancellationToken cancellationToken)
    {
        await using var run = new DispatcherRun();
        await run.WriteAsync(Started("r"));
        await run.NextAsync(cancellationToken);

        await run.WriteAsync(TextStart());
        await run.WriteAsync(Text("Hel"));
        Assert.That(await run.NextAsync(cancellationToken), Is.EqualTo(["m1", "Hel"]));

        await run.WriteAsync(Text("lo"));
        await run.WriteAsync(Text("!"));
        run.Time.Advance(Window + TimeSpan.FromMilliseconds(5));
        Assert.That(await run.NextAsync(cancellationToken), Is.EqualTo(["lo!"]));
    }

    [Test, CancelAfter(120_000)]
    public async Task SizeCap_ClosesTheBatchBeforeTheWindowEnds(CancellationToken cancellationToken)
    {
        await using var run = new DispatcherRun(new() { MaxBatchBytes = 1024 });
        await run.WriteAsync(Step("a"));
        await run.NextAsync(cancellationToken);

        await run.WriteAsync(Args(new string('x', 600)));
        await run.WriteAsync(Args(new string('y', 600)));
        var batch = await run.NextAsync(cancellationToken);
        Assert.That(batch, Is.EqualTo([new string('x', 600) + new string('y', 600)]));
    }

    [Test, CancelAfter(120_000)]
    public async Task FullChannel_MakesTheProducerWait_UntilTheLogTakesMore(CancellationToken cancellationToken)
    {
        var gate = new GatedRunLog();
        await using var run = new DispatcherRun(new() { ChannelCapacity = 16 }, gate);
        var written = 0;
        var producer = Task.Run(
            async () =>
            {
                for (; written < 100; written++)
                    await run.WriteAsync(Step($"{written}"));
            },
            cancellationToken);

        await gate.Entered.WaitAsync(cancellationToken);
        // The first batch is held back, so at most it and a full channel were taken.
        Assert.That(producer.IsCompleted, Is.False);
        Assert.That(written, Is.LessThanOrEqualTo(100 - 16));
        gate.Open();
        await producer;
        await run.Dispatcher.CompleteAsync();
        Assert.That(gate.Inner.LastSeq, Is.EqualTo(100));
    }

    [Test, CancelAfter(120_000)]
    public async Task ManyWindowsThatEndTogether_EndAll_AndTheirSuccessorsToo(CancellationToken cancellationToken)
    {
        var time = new FakeTimeProvider();
        var options = Options.Create(new StreamingOptions { Window = Window });
        using var factory = new EventDispatcherFactory(options, time);
        using var store = new MemoryRunLogStore(options, time);
        var runs = new List<(EventDispatcher Dispatcher, IAsyncEnumerator<EventBatch> Reader)>();
        for (var i = 0; i < 100; i++)
        {
            var log = await store.CreateAsync($"r{i}", cancellationToken);
            runs.Add((factory.Create(log), log.ReadAsync(null, cancellationToken).GetAsyncEnumerator(cancellationToken)));
        }

        foreach (var (dispatcher, reader) in runs)
        {
            await dispatcher.WriteAsync(Step("leads"), cancellationToken);
            await reader.MoveNextAsync();
        }

        for (var window = 1; window <= 3; window++)
        {
            foreach (var (dispatcher, _) in runs)
                await dispatcher.WriteAsync(Step("waits"), cancellationToken);
            time.Advance(Window);
            foreach (var (_, reader) in runs)
            {
                Assert.That(await reader.MoveNextAsync(), Is.True);
                Assert.That(reader.Current.Seq, Is.EqualTo(window + 1));
            }
        }

        foreach (var (dispatcher, reader) in runs)
        {
            await dispatcher.WriteAsync(Finished("r"), cancellationToken);
            await dispatcher.CompleteAsync();
            await reader.DisposeAsync();
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task Complete_BringsTheTailIntoTheLog(CancellationToken cancellationToken)
    {
        await using var run = new DispatcherRun();
        for (var i = 0; i < 10; i++)
            await run.WriteAsync(Step($"{i}"));
        await run.Dispatcher.CompleteAsync();
        Assert.That(run.Log.LastSeq, Is.EqualTo(10));
    }

    [Test, CancelAfter(120_000)]
    public async Task FailingLog_IsToldToTheProducer(CancellationToken cancellationToken)
    {
        await using var run = new DispatcherRun();
        await run.WriteAsync(Finished("r"));
        await run.NextAsync(cancellationToken);
        await run.WriteAsync(Step("after the end"));

        Assert.That(async () => await run.Dispatcher.CompleteAsync(), Throws.InvalidOperationException);
        Assert.That(async () => await run.WriteAsync(Step("b")), Throws.InstanceOf<System.Threading.Channels.ChannelClosedException>());
    }

    [Test, CancelAfter(120_000)]
    public async Task RunThatIsTooLarge_IsRefused_ButMayEnd(CancellationToken cancellationToken)
    {
        await using var run = new DispatcherRun(new() { MaxRunEvents = 1_000 });
        for (var i = 0; i < 1_000; i++)
            await run.WriteAsync(Text("a"));

        Assert.That(async () => await run.WriteAsync(Text("b")), Throws.TypeOf<RunTooLargeException>());
        await run.WriteAsync(TextEnd());
        await run.WriteAsync(Finished("r"));
        await run.Dispatcher.CompleteAsync();
        Assert.That(run.Log.IsCompleted, Is.True);
    }

    [Test, CancelAfter(120_000)]
    public async Task RandomProducers_LoseAndReorderNothing(CancellationToken cancellationToken)
    {
        var seed = TestSeed.Next();
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        var random = new Random(seed);
        using var factory = new EventDispatcherFactory(
            Options.Create(new StreamingOptions { Window = TimeSpan.FromMilliseconds(1), ChannelCapacity = 32 }),
            TimeProvider.System
        );
        using var store = new MemoryRunLogStore(Options.Create(new StreamingOptions()), TimeProvider.System);
        for (var round = 0; round < 40; round++)
        {
            var log = await store.CreateAsync($"r{round}", cancellationToken);
            var viewer = new LogViewer();
            var reading = viewer.FollowAsync(log.ReadAsync(null, cancellationToken));
            var dispatcher = factory.Create(log);
            var expected = new List<string>();
            for (var i = 0; i < 300; i++)
            {
                AgentEvent next = random.Next(10) switch
                {
                    0 => Result($"{i}"),
                    1 => Step($"{i}"),
                    2 => TextStart($"{i}"),
                    _ => Text($"[{i}]", $"m{i / 20}"),
                };
                expected.Add(DispatcherRun.Label(next));
                await dispatcher.WriteAsync(next, cancellationToken);
                if (random.Next(40) == 0)
                    await Task.Delay(TimeSpan.FromMilliseconds(random.Next(3)), TimeProvider.System, cancellationToken);
            }

            await dispatcher.WriteAsync(Finished("r"), cancellationToken);
            await dispatcher.CompleteAsync();
            await reading;
            expected.Add("r");
            Assert.That(string.Concat(viewer.Events.Select(DispatcherRun.Label)), Is.EqualTo(string.Concat(expected)));
        }
    }
}
