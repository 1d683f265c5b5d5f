using Agent.Protocol;

namespace Agent.Data.Catalog;

/// <summary>A file and what became of it.</summary>
internal sealed class DatasetEntry(DatasetFile file, Task<DatasetInfo> loading)
{
    public DatasetFile File { get; } = file;

    /// <summary>Ends as ready or failed; never faults.</summary>
    public Task<DatasetInfo> Loading { get; } = loading;

    public DatasetInfo Info(DatasetInfo whileLoading) =>
        Loading.IsCompletedSuccessfully ? Loading.GetAwaiter().GetResult() : whileLoading;
}
