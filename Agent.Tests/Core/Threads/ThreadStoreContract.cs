using Agent.Core.Threads;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Core.Threads;

/// <summary>What every thread store does, whatever it is made of.</summary>
internal abstract class ThreadStoreContract
{
    private int _runs;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task AppendAsync_FirstTurn_MakesAThreadNamedByItsQuestion()
    {
        var store = Store();
        await store.AppendAsync("t", "anna", Turn("How many\n  incidents?"), CancellationToken.None);

        var thread = await store.FindAsync("t", "anna", CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(thread?.Title, Is.EqualTo("How many incidents?"));
            Assert.That(thread?.Turns, Has.Count.EqualTo(1));
            Assert.That(thread?.CreatedAt, Is.EqualTo(Time.GetUtcNow()));
        });
    }

    [Test]
    public async Task AppendAsync_MoreTurns_KeepsTheirOrderAndTheTitle()
    {
        var store = Store();
        foreach (var question in new[] { "one", "two", "three" })
            await store.AppendAsync("t", "anna", Turn(question), CancellationToken.None);

        var thread = await store.FindAsync("t", "anna", CancellationToken.None);
        Assert.That(thread!.Turns.Select(turn => turn.Question).Append(thread.Title), Is.EqualTo(new[] { "one", "two", "three", "one" }));
    }

    [TestCase("anna", "bert")]
    [TestCase("anna", null)]
    [TestCase(null, "anna")]
    public async Task EveryCall_ByAnotherOwner_FindsNothingAndChangesNothing(string? owner, string? other)
    {
        var store = Store();
        await store.AppendAsync("t", owner, Turn("mine"), CancellationToken.None);

        Assert.That(await store.FindAsync("t", other, CancellationToken.None), Is.Null);
        Assert.That(await store.RenameAsync("t", other, "theirs", CancellationToken.None), Is.False);
        Assert.That(await store.DeleteAsync("t", other, CancellationToken.None), Is.False);
        Assert.That(await store.ListAsync(other, CancellationToken.None), Is.Empty);

        await store.AppendAsync("t", other, Turn("theirs"), CancellationToken.None);
        Assert.That(
            (await store.FindAsync("t", owner, CancellationToken.None))!.Turns.Single().Question,
            Is.EqualTo("mine"),
            "the same id is another thread"
        );
    }

    [Test]
    public async Task ListAsync_SeveralThreads_GivesTheLatestFirst()
    {
        var store = Store();
        foreach (var id in new[] { "a", "b", "c", "a" })
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            await store.AppendAsync(id, "anna", Turn(id), CancellationToken.None);
        }

        Assert.That(
            (await store.ListAsync("anna", CancellationToken.None)).Select(thread => thread.Id),
            Is.EqualTo(new[] { "a", "c", "b" })
        );
    }

    [Test]
    public async Task ListAsync_NobodySignedIn_IsEmpty()
    {
        var store = Store();
        await store.AppendAsync("t", null, Turn("q"), CancellationToken.None);

        Assert.That(await store.ListAsync(null, CancellationToken.None), Is.Empty);
        Assert.That(await store.FindAsync("t", null, CancellationToken.None), Is.Not.Null);
    }

    [Test]
    public async Task RenameAsync_LongTitleOfSeveralLines_KeepsOneShortLineThroughLaterTurns()
    {
        var store = Store();
        await store.AppendAsync("t", "anna", Turn("q"), CancellationToken.None);
        var renamed = await store.RenameAsync("t", "anna", "  Week\n12\u0007 " + new string('x', 300), CancellationToken.None);
        await store.AppendAsync("t", "anna", Turn("q2"), CancellationToken.None);

        var title = (await store.FindAsync("t", "anna", CancellationToken.None))!.Title;
        Assert.Multiple(() =>
        {
            Assert.That(renamed);
            Assert.That(title, Does.StartWith("Week 12 xxx").And.EndsWith("…"));
            Assert.That(title, Has.Length.EqualTo(120));
        });
    }

    [Test]
    public async Task DeleteAsync_Thread_IsGoneFromEverywhere()
    {
        var store = Store();
        await store.AppendAsync("t", "anna", Turn("q"), CancellationToken.None);

        Assert.That(await store.DeleteAsync("t", "anna", CancellationToken.None));
        Assert.That(await store.FindAsync("t", "anna", CancellationToken.None), Is.Null);
        Assert.That(await store.ListAsync("anna", CancellationToken.None), Is.Empty);
        Assert.That(await store.DeleteAsync("t", "anna", CancellationToken.None), Is.False);
    }

    [Test]
    public async Task AppendAsync_MoreTurnsThanKept_DropsTheOldest()
    {
        var store = Store(limits => limits.MaxTurns = 3);
        for (var number = 1; number <= 5; number++)
            await store.AppendAsync("t", "anna", Turn($"q{number}"), CancellationToken.None);

        Assert.That(
            (await store.FindAsync("t", "anna", CancellationToken.None))!.Turns.Select(turn => turn.Question),
            Is.EqualTo(new[] { "q3", "q4", "q5" })
        );
    }

    [Test]
    public async Task AppendAsync_MoreThreadsThanAnOwnerMay_DropsTheirsThatRestedLongest()
    {
        var store = Store(limits => limits.MaxPerOwner = 2);
        await store.AppendAsync("b", "bert", Turn("q"), CancellationToken.None);
        foreach (var id in new[] { "a1", "a2", "a1", "a3" })
            await store.AppendAsync(id, "anna", Turn("q"), CancellationToken.None);

        Assert.That(
            (await store.ListAsync("anna", CancellationToken.None)).Select(thread => thread.Id),
            Is.EquivalentTo(new[] { "a1", "a3" })
        );
        Assert.That(await store.ListAsync("bert", CancellationToken.None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task FindAsync_AfterTheRetention_FindsNothing()
    {
        var store = Store(limits => limits.Retention = TimeSpan.FromHours(1));
        await store.AppendAsync("t", "anna", Turn("q"), CancellationToken.None);
        Time.Advance(TimeSpan.FromMinutes(59));
        var before = await store.FindAsync("t", "anna", CancellationToken.None);
        Time.Advance(TimeSpan.FromMinutes(2));

        Assert.That(before, Is.Not.Null);
        Assert.That(await store.FindAsync("t", "anna", CancellationToken.None), Is.Null);
    }

    [Test, CancelAfter(120_000)]
    public async Task AppendAsync_FromManySides_LosesNoTurn(CancellationToken cancellationToken)
    {
        var store = Store();
        using var gate = new Barrier(4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(
            async () =>
            {
                gate.SignalAndWait(cancellationToken);
                for (var number = 0; number < 40; number++)
                    await store.AppendAsync("t", "anna", Turn($"{writer}-{number}"), cancellationToken);
            },
            cancellationToken)));

        var turns = (await store.FindAsync("t", "anna", cancellationToken))!.Turns;
        Assert.That(turns.Select(turn => turn.Question), Is.Unique.And.Exactly(160).Items);
    }

    protected abstract IThreadStore Store(Action<ThreadOptions>? configure = null);

    protected ThreadTurn Turn(string question, string answer = "An answer.") => new()
    {
        RunId = $"run-{Interlocked.Increment(ref _runs)}",
        Question = question,
        Answer = answer,
        Dataset = "plant",
        AnsweredBy = "offline",
        At = Time.GetUtcNow(),
    };
}
