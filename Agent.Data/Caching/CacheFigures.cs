using System.Diagnostics.Metrics;
using Agent.Protocol;
using Microsoft.Extensions.Caching.Memory;

namespace Agent.Data.Caching;

/// <summary>What a cache did since the start: for the hub's statistics and, by the meter <c>Agent.Data</c>, for telemetry.</summary>
internal sealed class CacheFigures : IDisposable
{
    // Entries that FusionCache keeps for its own ends, such as the times at which tags were dropped.
    private const string Internals = "__fc";

    private readonly string _cache;
    private readonly string _prefix;
    private readonly MemoryCache _memory;
    private readonly Meter _meter = new("Agent.Data");
    private readonly Counter<long> _requests;
    private long _hits;
    private long _misses;

    public CacheFigures(string cache, string prefix, MemoryCache memory)
    {
        _cache = cache;
        _prefix = prefix;
        _memory = memory;
        _requests = _meter.CreateCounter<long>("agent.cache.requests", "{request}", "Requests to a cache, by whether it held the answer.");
        _meter.CreateObservableGauge(
            "agent.cache.entries",
            () => new Measurement<long>(Entries, new KeyValuePair<string, object?>("cache", cache)),
            "{entry}",
            "Entries of a cache."
        );
    }

    /// <summary>Counts a request; those who waited for another's load count as hits, for they loaded nothing.</summary>
    public void Count(bool isHit)
    {
        Interlocked.Increment(ref isHit ? ref _hits : ref _misses);
        _requests.Add(1, new("cache", _cache), new("hit", isHit));
    }

    public CacheStatistics Statistics() => new()
    {
        Cache = _cache,
        Hits = Interlocked.Read(ref _hits),
        Misses = Interlocked.Read(ref _misses),
        Entries = Entries,
    };

    public void Dispose() => _meter.Dispose();

    private long Entries => _memory.Keys.Count(key => key is string text && text.StartsWith(_prefix, StringComparison.Ordinal)
        && !text.AsSpan(_prefix.Length).StartsWith(Internals, StringComparison.Ordinal));
}
