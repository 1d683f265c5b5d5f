using System.Collections.Concurrent;
using Agent.Data.Access;
using Agent.Protocol;

namespace Agent.Data.Catalog;

/// <summary>A file and what became of it.</summary>
/// <param name="file">The file.</param>
/// <param name="loading">Ends as ready or failed; never faults.</param>
/// <param name="before">The entry that is tried again; null for a first try.</param>
internal sealed class DatasetEntry(DatasetFile file, Task<LoadedDataset> loading, DatasetEntry? before = null)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PauseOfParts = TimeSpan.FromSeconds(5);

    private readonly DatasetInfo? _before = before?.Info;
    private volatile string? _fault;

    private readonly ConcurrentDictionary<string, Lazy<Task<LoadedDataset>>> _parts = new(StringComparer.Ordinal);

    public DatasetFile File { get; } = file;

    /// <summary>Ends as ready or failed; never faults.</summary>
    public Task<LoadedDataset> Loading { get; } = loading;

    /// <summary>Tries before this one.</summary>
    public int Tries { get; } = before is null ? 0 : before.Tries + 1;

    /// <summary>What is said of it now: while it is tried again, why it failed.</summary>
    public DatasetInfo Info => !Loading.IsCompletedSuccessfully ? _before ?? DatasetLoader.Loading(File)
        : _fault is { } fault ? Loading.GetAwaiter().GetResult().Info with { Status = DatasetStatus.Failed, Error = fault }
        : Loading.GetAwaiter().GetResult().Info;

    /// <summary>What a filter leaves of it: begun once, and again some time after it failed.</summary>
    /// <param name="rows">The filter.</param>
    /// <param name="load">Loads it; never faults.</param>
    /// <param name="time">The clock.</param>
    public Task<LoadedDataset> Part(RowFilter rows, Func<Task<LoadedDataset>> load, TimeProvider time)
    {
        var part = _parts.GetOrAdd(rows.Key, _ => new Lazy<Task<LoadedDataset>>(load));
        if (
            part.Value is { IsCompletedSuccessfully: true } done
            && done.GetAwaiter().GetResult().FailedAt is { } failed
            && time.GetElapsedTime(failed) >= PauseOfParts
        )
            _parts.TryRemove(new(rows.Key, part));
        return part.Value;
    }

    /// <summary>Says that it can no longer be opened, and why; null: it can again.</summary>
    public void SetFault(string? why) => _fault = why;

    /// <summary>
    /// Whether its surroundings made it fail some time ago, so that it may be tried again: after 2 s, then 4, up to a minute.
    /// </summary>
    public bool IsDue(TimeProvider time) =>
        Loading.IsCompletedSuccessfully
        && Loading.GetAwaiter().GetResult() is { FailedAt: { } failed }
        && time.GetElapsedTime(failed) >= TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Tries + 1)));
}
