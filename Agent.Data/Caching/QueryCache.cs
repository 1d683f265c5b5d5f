using Agent.Data.Queries;
using Agent.Protocol;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace Agent.Data.Caching;

/// <summary>
/// Results of queries, by content hash and normalised query. One query runs per key however many ask; a result near its end is refreshed
/// behind the
/// caller's back, and one past its end still stands in for a failing query, which is safe here: the key names the content, so a result
/// never goes wrong.
/// </summary>
internal sealed class QueryCache : IDisposable
{
    private const string Prefix = "q:";
    private readonly MemoryCache _memory;
    private readonly FusionCache _cache;
    private readonly FusionCacheEntryOptions _entry;
    private readonly CacheFigures _figures;

    public QueryCache(CacheOptions options)
    {
        _memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.QueryBytes, CompactionPercentage = 0.2 });
        var settings = new FusionCacheOptions { CacheName = "queries", CacheKeyPrefix = Prefix };
        settings.TagsDefaultEntryOptions.Size = 1;
        _cache = new FusionCache(settings, _memory);
        _figures = new CacheFigures("queries", Prefix, _memory);
        _entry = new FusionCacheEntryOptions(options.QueryTtl)
            .SetFailSafe(true, options.QueryTtl * 5, TimeSpan.FromSeconds(5))
            .SetEagerRefresh(0.9f)
            .SetSize(1);
    }

    /// <summary>The result for a key; <paramref name="run"/> makes it when it is not there.</summary>
    /// <param name="key">Names the result.</param>
    /// <param name="dataset">The dataset's id: the tag by which its results are dropped.</param>
    /// <param name="run">Makes the result.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async ValueTask<(QueryData Data, bool FromCache)> GetOrRunAsync(
        QueryKey key, string dataset, Func<CancellationToken, Task<QueryData>> run, CancellationToken cancellationToken)
    {
        var ran = false;
        var data = await _cache.GetOrSetAsync<QueryData>(
            key.ToString(),
            async (context, token) =>
            {
                Volatile.Write(ref ran, true);
                var made = await run(token).ConfigureAwait(false);
                context.Options.SetSize(made.Bytes);
                return made;
            },
            default,
            _entry,
            [dataset],
            cancellationToken).ConfigureAwait(false);
        _figures.Count(!ran);
        return (data, !ran);
    }

    /// <summary>What the cache did since the start.</summary>
    public CacheStatistics Statistics() => _figures.Statistics();

    /// <summary>Drops the results of one dataset.</summary>
    public void Remove(string dataset) => _cache.RemoveByTag(dataset);

    /// <summary>Drops everything.</summary>
    public ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        _memory.Clear();
        return _cache.ClearAsync(allowFailSafe: false, token: cancellationToken);
    }

    public void Dispose()
    {
        _figures.Dispose();
        _cache.Dispose();
        _memory.Dispose();
    }
}
