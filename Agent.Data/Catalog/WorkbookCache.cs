using Agent.Protocol;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Events;

namespace Agent.Data.Catalog;

/// <summary>Open workbooks by content: one is opened once however many ask, and closed some time after nobody does.</summary>
internal sealed class WorkbookCache : IDisposable
{
    private readonly FusionCache _cache;
    private long _hits;
    private long _misses;
    private long _entries;

    public WorkbookCache(TimeSpan ttl)
    {
        _cache = new FusionCache(new FusionCacheOptions
        {
            CacheName = "workbooks",
            DefaultEntryOptions = new FusionCacheEntryOptions(ttl),
        });
        _cache.Events.Memory.Eviction += OnEviction;
    }

    public async ValueTask<SharedSnapshot> GetOrOpenAsync(string key, Func<CancellationToken, Task<SharedSnapshot>> open, CancellationToken cancellationToken)
    {
        var opened = false;
        var snapshot = await _cache.GetOrSetAsync<SharedSnapshot>(
            key,
            async (_, _) =>
            {
                Volatile.Write(ref opened, true);
                // One asker's leaving must not fail the others that wait for the same load.
                var made = await open(CancellationToken.None).ConfigureAwait(false);
                Interlocked.Increment(ref _entries);
                return made;
            },
            token: cancellationToken).ConfigureAwait(false);
        Interlocked.Increment(ref opened ? ref _misses : ref _hits);
        return snapshot;
    }

    public ValueTask ClearAsync(CancellationToken cancellationToken) => _cache.ClearAsync(allowFailSafe: false, token: cancellationToken);

    public CacheStatistics Statistics() => new()
    {
        Cache = "workbooks",
        Hits = Interlocked.Read(ref _hits),
        Misses = Interlocked.Read(ref _misses),
        Entries = Interlocked.Read(ref _entries),
    };

    public void Dispose()
    {
        _cache.Events.Memory.Eviction -= OnEviction;
        _cache.Dispose();
    }

    private void OnEviction(object? sender, FusionCacheEntryEvictionEventArgs eviction)
    {
        if (eviction.Value is not SharedSnapshot snapshot)
            return;
        Interlocked.Decrement(ref _entries);
        snapshot.Release();
    }
}
