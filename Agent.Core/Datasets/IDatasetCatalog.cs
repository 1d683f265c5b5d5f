using Agent.Protocol;

namespace Agent.Core.Datasets;

/// <summary>The datasets the hub serves.</summary>
public interface IDatasetCatalog
{
    /// <summary>All datasets as they are now, by title; also those that are loading or failed.</summary>
    /// <param name="access">For whom: what is told of a dataset is told of the rows they see.</param>
    IReadOnlyList<DatasetInfo> List(RowAccess access);

    /// <summary>The dataset with this id or file name, regardless of case; null when there is none.</summary>
    /// <param name="idOrFile">The id or file name.</param>
    /// <param name="access">For whom.</param>
    DatasetInfo? Find(string idOrFile, RowAccess access);

    /// <summary>
    /// Opens the current version of a dataset; waits while it is loading. The caller disposes what it gets; until then the version stays
    /// usable.
    /// </summary>
    /// <param name="idOrFile">The id or file name.</param>
    /// <param name="access">For whom: the dataset has the rows they see and no others.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DatasetException">The dataset is unknown, could not be loaded, or has no rows for them.</exception>
    ValueTask<IDataset> OpenAsync(string idOrFile, RowAccess access, CancellationToken cancellationToken);

    /// <summary>What the caches did since the start.</summary>
    IReadOnlyList<CacheStatistics> Statistics();

    /// <summary>Empties the caches; datasets in use stay usable.</summary>
    ValueTask ClearCachesAsync(CancellationToken cancellationToken);
}
