using Agent.Hub.Hosting;
using Agent.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Hub.Hosting;

/// <summary>Memory is given back once after each busy time, and never while somebody waits for an answer.</summary>
public sealed class IdleMemoryTests
{
    [Test]
    public void Look_BusyThenQuiet_CollectsOnceForEachBusyTime()
    {
        var (working, allocated, collected) = (0, 0L, 0);
        using var memory = new IdleMemory(() => working, () => allocated, () => collected++, TimeProvider.System);

        int After(int runs, long bytes)
        {
            (working, allocated) = (runs, allocated + bytes);
            memory.Look();
            return collected;
        }

        var atWork = new[] { After(1, IdleMemory.WorthIt), After(1, 0), After(0, IdleMemory.WorthIt) };
        var quiet = new[] { After(0, 1000), After(0, 1000), After(0, 1000) };
        var again = new[] { After(0, IdleMemory.WorthIt), After(0, 1000), After(0, 1000) };

        Assert.Multiple(() =>
        {
            Assert.That(atWork, Is.All.Zero);
            Assert.That(quiet, Is.All.EqualTo(1));
            Assert.That(again, Is.EqualTo(new[] { 1, 2, 2 }));
        });
    }

    [Test, CancelAfter(60_000)]
    public async Task Start_ClockThatMoves_LooksByItself(CancellationToken token)
    {
        var clock = new FakeTimeProvider();
        var looked = new TaskCompletionSource();
        using var memory = new IdleMemory(
            () =>
            {
                looked.TrySetResult();
                return 0;
            },
            () => 0,
            () => { },
            clock
        );
        await memory.StartAsync(token);
        // The service begins on a thread of its own.
        await Eventually.TrueAsync(
            () =>
            {
                clock.Advance(IdleMemory.Quiet);
                return looked.Task.IsCompleted;
            },
            token
        );
        await memory.StopAsync(token);
    }
}
