using System.Collections.Concurrent;
using Agent.Data.Caching;
using Agent.Protocol;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Events;

namespace Agent.Data.Catalog;

/// <summary>Open workbooks by content: one is opened once however many ask, and closed some time after nobody does.</summary>
internal sealed class WorkbookCache : IDisposable
{
    private const string Prefix = "w:";
    private readonly MemoryCache _memory = new(new MemoryCacheOptions());
    private readonly FusionCache _cache;
    private readonly CacheFigures _figures;
    // What the cache holds, so that it is given up once: by an eviction, or at the end.
    private readonly ConcurrentDictionary<SharedSnapshot, bool> _held = new();

    public WorkbookCache(TimeSpan ttl)
    {
        _cache = new FusionCache(
            new FusionCacheOptions
            {
                CacheName = "workbooks",
                CacheKeyPrefix = Prefix,
                DefaultEntryOptions = new FusionCacheEntryOptions(ttl),
            },
            _memory
        );
        _cache.Events.Memory.Eviction += OnEviction;
        _figures = new CacheFigures("workbooks", Prefix, _memory);
    }

    public async ValueTask<SharedSnapshot> GetOrOpenAsync(
        string key,
        Func<CancellationToken, Task<SharedSnapshot>> open,
        CancellationToken cancellationToken
    )
    {
        var opened = false;
        var snapshot = await _cache.GetOrSetAsync<SharedSnapshot>(
            key,
            async (_, _) =>
            {
                Volatile.Write(ref opened, true);
                // One asker's leaving must not fail the others that wait for the same load.
                var made = await open(CancellationToken.None).ConfigureAwait(false);
                _held[made] = true;
                return made;
            },
            token: cancellationToken).ConfigureAwait(false);
        _figures.Count(!opened);
        return snapshot;
    }

    public ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        _memory.Clear();
        return _cache.ClearAsync(allowFailSafe: false, token: cancellationToken);
    }

    public CacheStatistics Statistics() => _figures.Statistics();

    public void Dispose()
    {
        _cache.Events.Memory.Eviction -= OnEviction;
        _figures.Dispose();
        _cache.Dispose();
        _memory.Dispose();
        foreach (var snapshot in _held.Keys)
            GiveUp(snapshot);
    }

    private void OnEviction(object? sender, FusionCacheEntryEvictionEventArgs eviction)
    {
        if (eviction.Value is SharedSnapshot snapshot)
            GiveUp(snapshot);
    }

    private void GiveUp(SharedSnapshot snapshot)
    {
        if (_held.TryRemove(snapshot, out _))
            snapshot.Release();
    }
}
