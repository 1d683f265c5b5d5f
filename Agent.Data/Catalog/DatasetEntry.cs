using Agent.Protocol;

namespace Agent.Data.Catalog;

/// <summary>A file and what became of it.</summary>
/// <param name="file">The file.</param>
/// <param name="loading">Ends as ready or failed; never faults.</param>
/// <param name="before">The entry that is tried again; null for a first try.</param>
internal sealed class DatasetEntry(DatasetFile file, Task<LoadedDataset> loading, DatasetEntry? before = null)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly DatasetInfo? _before = before?.Info;
    private volatile string? _fault;

    public DatasetFile File { get; } = file;

    /// <summary>Ends as ready or failed; never faults.</summary>
    public Task<LoadedDataset> Loading { get; } = loading;

    /// <summary>Tries before this one.</summary>
    public int Tries { get; } = before is null ? 0 : before.Tries + 1;

    /// <summary>What is said of it now: while it is tried again, why it failed.</summary>
    public DatasetInfo Info => !Loading.IsCompletedSuccessfully ? _before ?? DatasetLoader.Loading(File)
        : _fault is { } fault ? Loading.GetAwaiter().GetResult().Info with { Status = DatasetStatus.Failed, Error = fault }
        : Loading.GetAwaiter().GetResult().Info;

    /// <summary>Says that it can no longer be opened, and why; null: it can again.</summary>
    public void SetFault(string? why) => _fault = why;

    /// <summary>Whether its surroundings made it fail some time ago, so that it may be tried again: after 2 s, then 4, up to a minute.</summary>
    public bool IsDue(TimeProvider time) =>
        Loading.IsCompletedSuccessfully
        && Loading.GetAwaiter().GetResult() is { FailedAt: { } failed }
        && time.GetElapsedTime(failed) >= TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Tries + 1)));
}
