using Agent.Data.Caching;
using Agent.Data.Queries;

namespace Agent.Tests.Data.Caching;

[CancelAfter(400_000)]
public sealed class QueryCacheTests
{
    [Test]
    public async Task GetOrRun_ManyCallersOfOneKey_RunOnce(CancellationToken cancellationToken)
    {
        using var cache = new QueryCache(new CacheOptions());
        var release = new TaskCompletionSource();
        var runs = 0;
        var callers = Enumerable.Range(0, 50)
            .Select(_ => cache.GetOrRunAsync(Key("a"), "d", async _ =>
            {
                Interlocked.Increment(ref runs);
                await release.Task;
                return Data("a");
            }, cancellationToken).AsTask())
            .ToList();
        release.SetResult();
        var results = await Task.WhenAll(callers);

        Assert.That(runs, Is.EqualTo(1));
        Assert.That(results.Count(result => !result.FromCache), Is.EqualTo(1));
        Assert.That(cache.Statistics(), Has.Property("Hits").EqualTo(49).And.Property("Misses").EqualTo(1));
    }

    [Test]
    public async Task GetOrRun_FailingRun_IsNotKept(CancellationToken cancellationToken)
    {
        using var cache = new QueryCache(new CacheOptions());
        Assert.That(
            async () => await cache.GetOrRunAsync(Key("a"), "d", _ => throw new QueryException("query_failed", "no"), cancellationToken),
            Throws.InstanceOf<QueryException>());
        var (data, fromCache) = await cache.GetOrRunAsync(Key("a"), "d", _ => Task.FromResult(Data("a")), cancellationToken);

        Assert.That(fromCache, Is.False);
        Assert.That(data.Result.Rows[0][0], Is.EqualTo("a"));
    }

    [Test]
    public async Task GetOrRun_FirstCallerLeaves_TheNextRunsAnew(CancellationToken cancellationToken)
    {
        using var cache = new QueryCache(new CacheOptions());
        using var leaving = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        var first = cache.GetOrRunAsync(Key("a"), "d", async token =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return Data("never");
        }, leaving.Token).AsTask();
        await entered.Task.WaitAsync(cancellationToken);
        await leaving.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        var (data, _) = await cache.GetOrRunAsync(Key("a"), "d", _ => Task.FromResult(Data("a")), cancellationToken);

        Assert.That(data.Result.Rows[0][0], Is.EqualTo("a"));
    }

    [Test]
    public async Task Remove_OneDataset_LeavesTheOthers(CancellationToken cancellationToken)
    {
        using var cache = new QueryCache(new CacheOptions());
        await Fill(cache, "a", "one", cancellationToken);
        await Fill(cache, "b", "two", cancellationToken);
        cache.Remove("one");

        Assert.That(await Fill(cache, "a", "one", cancellationToken), Is.False);
        Assert.That(await Fill(cache, "b", "two", cancellationToken), Is.True);
    }

    [Test]
    public async Task Clear_ForgetsEverything(CancellationToken cancellationToken)
    {
        using var cache = new QueryCache(new CacheOptions());
        await Fill(cache, "a", "one", cancellationToken);
        await cache.ClearAsync(cancellationToken);

        Assert.That(await Fill(cache, "a", "one", cancellationToken), Is.False);
    }

    [Test]
    public async Task GetOrRun_MoreThanFits_StaysWithinItsSize(CancellationToken cancellationToken)
    {
        using var cache = new QueryCache(new CacheOptions { QueryBytes = 50_000 });
        for (var index = 0; index < 200; index++)
            await Fill(cache, $"k{index}", "one", cancellationToken);

        Assert.That(cache.Statistics().Entries, Is.InRange(1, 50));
    }

    [Test]
    public void Key_PartsThatJoinToTheSameText_AreDifferentKeys()
    {
        var one = new QueryKey("v", ["Incident,Count", "x"]).ToString();
        var two = new QueryKey("v", ["Incident", "Count,x"]).ToString();
        var three = new QueryKey("v", ["Incident", "Count\",\"x"]).ToString();

        Assert.That(new[] { one, two, three }, Is.Unique);
    }

    [Test]
    public void Key_OtherContentOfTheSameFile_IsAnotherKey() =>
        Assert.That(new QueryKey("v1", ["q"]).ToString(), Is.Not.EqualTo(new QueryKey("v2", ["q"]).ToString()));

    private static async Task<bool> Fill(QueryCache cache, string key, string dataset, CancellationToken cancellationToken) =>
        (await cache.GetOrRunAsync(Key(key), dataset, _ => Task.FromResult(Data(key)), cancellationToken)).FromCache;

    private static QueryKey Key(string query) => new("version", [query]);

    private static QueryData Data(string cell) =>
        new(new ResultSet([new ResultColumn("x", "text")], [[cell]], false, 100), 1, 1, null, [], DateTimeOffset.UnixEpoch);
}
