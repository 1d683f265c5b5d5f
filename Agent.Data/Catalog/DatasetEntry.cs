using Agent.Protocol;

namespace Agent.Data.Catalog;

/// <summary>A file and what became of it.</summary>
internal sealed class DatasetEntry(DatasetFile file, Task<LoadedDataset> loading)
{
    public DatasetFile File { get; } = file;

    /// <summary>Ends as ready or failed; never faults.</summary>
    public Task<LoadedDataset> Loading { get; } = loading;

    /// <summary>What is said of it now.</summary>
    public DatasetInfo Info => Loading.IsCompletedSuccessfully ? Loading.GetAwaiter().GetResult().Info : DatasetLoader.Loading(File);
}
