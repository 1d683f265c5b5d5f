using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>A catalogue of that one dataset.</summary>
internal sealed class LookupCatalog(LookupCalls calls) : IDatasetCatalog
{
    private readonly DatasetInfo _info = new() { Id = "lookup", Title = "Lookup", File = "lookup.xlsx", Status = DatasetStatus.Ready };

    public IReadOnlyList<DatasetInfo> List(RowAccess access) => [_info];

    public DatasetInfo? Find(string idOrFile, RowAccess access) => idOrFile == _info.Id ? _info : null;

    public ValueTask<IDataset> OpenAsync(string idOrFile, RowAccess access, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IDataset>(new LookupDataset(calls));

    public IReadOnlyList<CacheStatistics> Statistics() => [];

    public ValueTask ClearCachesAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
