using Agent.Protocol;

namespace Agent.Core.Datasets;

/// <summary>The datasets the hub serves.</summary>
public interface IDatasetCatalog
{
    /// <summary>All datasets as they are now, by title; also those that are loading or failed.</summary>
    IReadOnlyList<DatasetInfo> List();

    /// <summary>The dataset with this id or file name, regardless of case; null when there is none.</summary>
    DatasetInfo? Find(string idOrFile);

    /// <summary>Opens the current version of a dataset; waits while it is loading. The caller disposes what it gets; until then the version stays usable.</summary>
    /// <exception cref="DatasetException">The dataset is unknown or could not be loaded.</exception>
    ValueTask<IDataset> OpenAsync(string idOrFile, CancellationToken cancellationToken);

    /// <summary>What the caches did since the start.</summary>
    IReadOnlyList<CacheStatistics> Statistics();

    /// <summary>Empties the caches; datasets in use stay usable.</summary>
    ValueTask ClearCachesAsync(CancellationToken cancellationToken);
}
