using Agent.Core.Threads;
using Agent.Hub.State.Database;
using Agent.Tests.Core.Threads;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Hub.State;

/// <summary>Conversations in a database: the contract, and what goes where there is too much. Over SQLite and PostgreSQL alike.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestFixture("sqlite")]
[TestFixture("postgres")]
internal sealed class DatabaseThreadStoreTests(string provider) : ThreadStoreContract, IDisposable
{
    private readonly DatabaseFixture _database = new(provider == "postgres" ? PostgresSetUp.ConnectionString : null);

    [Test]
    public async Task AppendAsync_SameRunTwice_KeepsTheLaterAnswer()
    {
        var store = Store();
        var turn = Turn("q", "cut off");
        await store.AppendAsync("t", "anna", turn, CancellationToken.None);
        await store.AppendAsync("t", "anna", turn with { Answer = "whole" }, CancellationToken.None);

        Assert.That(
            (await store.FindAsync("t", "anna", CancellationToken.None))!.Turns.Select(kept => kept.Answer),
            Is.EqualTo(new[] { "whole" })
        );
    }

    [Test]
    public async Task SweepAsync_TooManyAndTooOld_GoWhatRestedLongest()
    {
        var store = (DatabaseThreadStore)Store(limits => (limits.MaxThreads, limits.Retention) = (3, TimeSpan.FromHours(4.5)));
        for (var number = 0; number < 6; number++)
        {
            await store.AppendAsync($"t{number}", number % 2 == 0 ? "anna" : null, Turn("q"), CancellationToken.None);
            Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.That(await store.SweepAsync(CancellationToken.None), Is.EqualTo(3));
        Assert.That(await store.FindAsync("t3", null, CancellationToken.None), Is.Not.Null);
        Assert.That(await store.FindAsync("t2", "anna", CancellationToken.None), Is.Null);
    }

    public void Dispose() => _database.Dispose();

    protected override IThreadStore Store(Action<ThreadOptions>? configure = null)
    {
        var options = new ThreadOptions();
        configure?.Invoke(options);
        return new DatabaseThreadStore(_database.State, Options.Create(options), Time);
    }
}
