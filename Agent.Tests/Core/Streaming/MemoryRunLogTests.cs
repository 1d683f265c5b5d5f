using Agent.Core.Streaming;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Core.Streaming;

/// <summary>The log in memory: the contract, and retention.</summary>
internal sealed class MemoryRunLogTests : RunLogContract
{
    [Test]
    public async Task Find_AfterRetention_IsGone()
    {
        var time = new FakeTimeProvider();
        using var store = new MemoryRunLogStore(Options.Create(new StreamingOptions { Retention = TimeSpan.FromMinutes(15) }), time);
        var ended = await store.CreateAsync("ended", default);
        await store.CreateAsync("live", default);
        await EndAsync(ended, default);

        time.Advance(TimeSpan.FromMinutes(14));
        Assert.That(await store.FindAsync("ended", default), Is.Not.Null);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await store.FindAsync("ended", default), Is.Null);
        Assert.That(await store.FindAsync("live", default), Is.Not.Null);
    }

    [Test]
    public async Task Store_OverItsBounds_ForgetsTheRunThatEndedFirst()
    {
        using var store = new MemoryRunLogStore(Options.Create(new StreamingOptions { MaxRetainedRuns = 2 }), new FakeTimeProvider());
        foreach (var run in new[] { "a", "b", "c" })
            await EndAsync(await store.CreateAsync(run, default), default);

        Assert.That(await store.FindAsync("a", default), Is.Null);
        Assert.That(store.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Create_SameRunTwice_IsAnError()
    {
        using var store = new MemoryRunLogStore(Options.Create(new StreamingOptions()), TimeProvider.System);
        await store.CreateAsync("a", default);
        Assert.That(async () => await store.CreateAsync("a", default), Throws.InvalidOperationException);
    }

    protected override Task<IRunLogStore> StoreAsync(StreamingOptions options) =>
        Task.FromResult<IRunLogStore>(new MemoryRunLogStore(Options.Create(options), TimeProvider.System));
}
