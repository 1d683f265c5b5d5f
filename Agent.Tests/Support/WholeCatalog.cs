using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>A catalogue as one sees it who sees every row: most tests.</summary>
internal static class WholeCatalog
{
    public static IReadOnlyList<DatasetInfo> List(this IDatasetCatalog catalog) => catalog.List(RowAccess.All);

    public static DatasetInfo? Find(this IDatasetCatalog catalog, string idOrFile) => catalog.Find(idOrFile, RowAccess.All);

    public static ValueTask<IDataset> OpenAsync(this IDatasetCatalog catalog, string idOrFile, CancellationToken cancellationToken) =>
        catalog.OpenAsync(idOrFile, RowAccess.All, cancellationToken);
}
