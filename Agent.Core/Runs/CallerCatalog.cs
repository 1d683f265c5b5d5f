using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>The datasets that a caller may ask; the others are not there.</summary>
public sealed class CallerCatalog(IDatasetCatalog catalog, IDatasetRights rights, Caller caller)
{
    /// <summary>The datasets, by title.</summary>
    public IReadOnlyList<DatasetInfo> List() => [.. catalog.List().Where(info => rights.May(caller, info.Id, DatasetAction.Ask))];

    /// <summary>The dataset with this id or file name; null when there is none for the caller.</summary>
    public DatasetInfo? Find(string idOrFile) =>
        catalog.Find(idOrFile) is { } info && rights.May(caller, info.Id, DatasetAction.Ask) ? info : null;

    /// <summary>Opens a dataset.</summary>
    /// <exception cref="DatasetException">There is none for the caller, or it could not be loaded.</exception>
    public ValueTask<IDataset> OpenAsync(string idOrFile, CancellationToken cancellationToken)
    {
        // What may not be asked must not be told from what is not there: opening says which datasets there are.
        if (catalog.Find(idOrFile) is { } info && !rights.May(caller, info.Id, DatasetAction.Ask))
            throw new DatasetException(ErrorCodes.UnknownDataset, $"There is no dataset '{idOrFile}' that you may ask.");
        return catalog.OpenAsync(idOrFile, cancellationToken);
    }
}
