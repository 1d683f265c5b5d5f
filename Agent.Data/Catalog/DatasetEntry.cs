using Agent.Protocol;

namespace Agent.Data.Catalog;

/// <summary>A file and what became of it.</summary>
internal sealed class DatasetEntry(DatasetFile file, Task<LoadedDataset> loading)
{
    private volatile string? _fault;

    public DatasetFile File { get; } = file;

    /// <summary>Ends as ready or failed; never faults.</summary>
    public Task<LoadedDataset> Loading { get; } = loading;

    /// <summary>What is said of it now.</summary>
    public DatasetInfo Info => !Loading.IsCompletedSuccessfully ? DatasetLoader.Loading(File)
        : _fault is { } fault ? Loading.GetAwaiter().GetResult().Info with { Status = DatasetStatus.Failed, Error = fault }
        : Loading.GetAwaiter().GetResult().Info;

    /// <summary>Says that it can no longer be opened, and why; null: it can again.</summary>
    public void SetFault(string? why) => _fault = why;
}
