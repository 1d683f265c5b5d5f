using Agent.Core.Threads;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Core.Threads;

internal sealed class MemoryThreadStoreTests : ThreadStoreContract
{
    [Test]
    public async Task AppendAsync_MoreBytesThanKept_DropsWhatRestedLongestOfAnyOwner()
    {
        var store = Store(limits => limits.MaxBytes = 1 << 20);
        for (var number = 0; number < 10; number++)
            await store.AppendAsync(
                $"t{number}",
                number % 2 == 0 ? "anna" : null,
                Turn("q", new string('x', 100_000)),
                CancellationToken.None
            );

        Assert.That(await store.FindAsync("t0", "anna", CancellationToken.None), Is.Null);
        Assert.That(await store.FindAsync("t9", null, CancellationToken.None), Is.Not.Null);
    }

    [Test]
    public async Task AppendAsync_MoreThreadsThanKept_DropsWhatRestedLongest()
    {
        var store = Store(limits => limits.MaxThreads = 3);
        for (var number = 0; number < 5; number++)
            await store.AppendAsync($"t{number}", null, Turn("q"), CancellationToken.None);

        var kept = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            if (await store.FindAsync($"t{number}", null, CancellationToken.None) is { } thread)
                kept.Add(thread.Id);
        }

        Assert.That(kept, Is.EqualTo(new[] { "t2", "t3", "t4" }));
    }

    protected override IThreadStore Store(Action<ThreadOptions>? configure = null)
    {
        var options = new ThreadOptions();
        configure?.Invoke(options);
        return new MemoryThreadStore(Options.Create(options), Time);
    }
}
