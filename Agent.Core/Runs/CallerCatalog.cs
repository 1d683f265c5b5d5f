using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>The datasets that a caller has a right to, with the rows they see; the others are not there.</summary>
/// <param name="catalog">All datasets.</param>
/// <param name="rights">Who may do what.</param>
/// <param name="caller">Who calls.</param>
/// <param name="action">What for; to ask by default.</param>
public sealed class CallerCatalog(IDatasetCatalog catalog, IDatasetRights rights, Caller caller, DatasetAction action = DatasetAction.Ask)
{
    /// <summary>The datasets, by title.</summary>
    public IReadOnlyList<DatasetInfo> List() => [.. catalog.List(caller.Rows).Where(info => rights.May(caller, info.Id, action))];

    /// <summary>The dataset with this id or file name; null when there is none for the caller.</summary>
    public DatasetInfo? Find(string idOrFile) =>
        catalog.Find(idOrFile, caller.Rows) is { } info && rights.May(caller, info.Id, action) ? info : null;

    /// <summary>Opens a dataset.</summary>
    /// <exception cref="DatasetException">There is none for the caller, or it could not be loaded.</exception>
    public ValueTask<IDataset> OpenAsync(string idOrFile, CancellationToken cancellationToken)
    {
        // What may not be asked must not be told from what is not there: opening says which datasets there are.
        if (catalog.Find(idOrFile, caller.Rows) is { } info && !rights.May(caller, info.Id, action))
            throw new DatasetException(ErrorCodes.UnknownDataset, $"There is no dataset '{idOrFile}' that you may ask.");
        return catalog.OpenAsync(idOrFile, caller.Rows, cancellationToken);
    }
}
