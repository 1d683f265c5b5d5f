using Agent.Core.Datasets;
using Agent.Data.Catalog;
using Agent.Protocol;

namespace Agent.Data.HubDatasets;

/// <summary>The files of the data folder and, for administrators, behind them what the hub keeps of itself.</summary>
/// <param name="files">The files.</param>
/// <param name="own">What the hub keeps of itself.</param>
/// <param name="catalog">The catalogue over the folder of these.</param>
internal sealed class HubCatalog(DatasetCatalog files, IReadOnlyList<HubDatasetFile> own, Lazy<DatasetCatalog> catalog)
    : IDatasetCatalog,
        IDisposable
{
    public IReadOnlyList<DatasetInfo> List(RowAccess access) =>
        access.SeesHubDatasets ? [.. files.List(access), .. own.Select(dataset => dataset.Info)] : files.List(access);

    public DatasetInfo? Find(string idOrFile, RowAccess access) => Own(idOrFile, access)?.Info ?? files.Find(idOrFile, access);

    public ValueTask<IDataset> OpenAsync(string idOrFile, RowAccess access, CancellationToken cancellationToken) =>
        Own(idOrFile, access)?.OpenAsync(cancellationToken) ?? files.OpenAsync(idOrFile, access, cancellationToken);

    public IReadOnlyList<CacheStatistics> Statistics() => files.Statistics();

    public ValueTask ClearCachesAsync(CancellationToken cancellationToken) => files.ClearCachesAsync(cancellationToken);

    public void Dispose()
    {
        foreach (var dataset in own)
            dataset.Dispose();
        if (catalog.IsValueCreated)
            catalog.Value.Dispose();
    }

    private HubDatasetFile? Own(string idOrFile, RowAccess access) =>
        access.SeesHubDatasets ? own.FirstOrDefault(dataset => dataset.IsNamed(idOrFile)) : null;
}
