using Agent.Core.Queries;
using Agent.Planning.Ranking;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Ranking;

/// <summary>A question that is asked again is read once; told by the queries that were run.</summary>
[CancelAfter(400_000)]
public sealed class RecentReadingsTests
{
    private const string Question = "How many minor incidents?";
    private static readonly DateTime Day = new(2023, 6, 15);

    [Test]
    public async Task Read_TheSameQuestionAgain_RunsNothing(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var queries = new CountingQueries(database.Session.Queries!);
        var readings = new RecentReadings();
        var first = await readings.ReadAsync(Question, database.Profile, queries, Day, cancellationToken);
        var ran = queries.Runs;

        Assert.That(await readings.ReadAsync(Question, database.Profile, queries, Day, cancellationToken), Is.SameAs(first));
        Assert.That(ran, Is.Positive, "or this test proves nothing");
        Assert.That(queries.Runs, Is.EqualTo(ran));
    }

    [Test]
    public async Task Read_OnAnotherDayOrOfAnotherVersion_ReadsAnew(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        using var next = HseTables.Create(entities: true);
        var queries = new CountingQueries(database.Session.Queries!);
        var readings = new RecentReadings();
        var first = await readings.ReadAsync(Question, database.Profile, queries, Day, cancellationToken);

        Assert.That(await readings.ReadAsync(Question, database.Profile, queries, Day.AddDays(1), cancellationToken), Is.Not.SameAs(first));
        Assert.That(await readings.ReadAsync(Question, next.Profile, queries, Day, cancellationToken), Is.Not.SameAs(first));
    }

    [Test]
    public async Task Read_MoreThanAreKept_ForgetsTheOneThatRestedLongest(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var queries = new CountingQueries(database.Session.Queries!);
        var readings = new RecentReadings();
        var rested = await ReadAsync("resting");
        var used = await ReadAsync("used");
        for (var other = 0; other < RecentReadings.Capacity - 1; other++)
        {
            await ReadAsync($"other {other}");
            Assert.That(await ReadAsync("used"), Is.SameAs(used));
        }

        Assert.That(await ReadAsync("resting"), Is.Not.SameAs(rested));

        Task<Interpretation> ReadAsync(string words) =>
            readings.ReadAsync($"{Question} {words}", database.Profile, queries, Day, cancellationToken);
    }

    [Test]
    public async Task Read_WhatCouldNotBeRun_IsTriedAgain(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var queries = new CountingQueries(database.Session.Queries!) { IsDown = true };
        var readings = new RecentReadings();
        var down = await readings.ReadAsync(Question, database.Profile, queries, Day, cancellationToken);
        queries.IsDown = false;
        var up = await readings.ReadAsync(Question, database.Profile, queries, Day, cancellationToken);

        Assert.That((down.Best, up.Best is not null), Is.EqualTo(((RankedReading?)null, true)));
    }

    private sealed class CountingQueries(IQueryRunner inner) : IQueryRunner
    {
        private int _runs;

        public int Runs => _runs;

        public bool IsDown { get; set; }

        public Task<QueryOutcome> RunAsync(Query query, QueryRunOptions options, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _runs);
            return IsDown
                ? Task.FromResult<QueryOutcome>(new QueryProblem("query_timeout", string.Empty, "took too long"))
                : inner.RunAsync(query, options, cancellationToken);
        }
    }
}
