using Agent.Core.Datasets;
using Agent.Data.Catalog;
using Agent.Data.Samples;
using Agent.Data.Sidecar;
using Agent.Data.Workbooks;
using Agent.Protocol;

namespace Agent.Data.HubDatasets;

/// <summary>A dataset of the hub as a file in a folder of its own: written anew when it is asked and has changed.</summary>
/// <param name="dataset">The dataset.</param>
/// <param name="catalog">The catalogue over that folder, begun when it is first asked.</param>
/// <param name="time">The clock.</param>
internal sealed class HubDatasetFile(IHubDataset dataset, Lazy<DatasetCatalog> catalog, TimeProvider time) : IDisposable
{
    private const string Ending = ".xlsx";

    // Asking it is an entry of it: who asks again at once asks the same.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _writing = new(1);
    private string? _version;
    private long _written;

    private string File => dataset.Id + Ending;

    /// <summary>What is said of it in lists; its sheets once it was asked.</summary>
    public DatasetInfo Info => (catalog.IsValueCreated ? catalog.Value.Find(File, RowAccess.All) : null) switch
    {
        { Status: DatasetStatus.Ready } read => read with { IsOfHub = true },
        _ => new DatasetInfo { Id = dataset.Id, Title = dataset.Title, File = File, Status = DatasetStatus.Ready, IsOfHub = true },
    };

    /// <summary>Whether it is called so.</summary>
    public bool IsNamed(string idOrFile) =>
        string.Equals(idOrFile, dataset.Id, StringComparison.OrdinalIgnoreCase)
        || string.Equals(idOrFile, File, StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens it as it is now.</summary>
    /// <exception cref="DatasetException">There is nothing in it yet, or it cannot be written.</exception>
    public async ValueTask<IDataset> OpenAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_version is null || time.GetElapsedTime(_written) > Fresh)
                await WriteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception full) when (IoReason.IsSurroundings(full))
        {
            throw new DatasetException(ErrorCodes.DatasetFailed, $"{dataset.Title}: {IoReason.Of(full)}");
        }
        finally
        {
            _writing.Release();
        }

        return await catalog.Value.OpenAsync(File, RowAccess.All, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _writing.Dispose();

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var version = await dataset.VersionAsync(cancellationToken).ConfigureAwait(false);
        if (version == _version)
            return;
        var sheets = await dataset.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (sheets.All(sheet => sheet.Rows.Count == 0))
            throw new DatasetException(ErrorCodes.DatasetFailed, $"{dataset.Title}: nothing is in it yet.");
        var path = Path.Combine(catalog.Value.Folder, File);
        await System
            .IO.File.WriteAllTextAsync(
                Path.Combine(catalog.Value.Folder, dataset.Id + SidecarFile.Ending),
                dataset.Sidecar,
                cancellationToken
            )
            .ConfigureAwait(false);
        SheetWriter.Write(path, sheets.Where(sheet => sheet.Rows.Count > 0).Select(Sheet), dataset.Title);
        await catalog.Value.LoadNowAsync(File).ConfigureAwait(false);
        (_version, _written) = (version, time.GetTimestamp());
    }

    private static SampleSheet Sheet(HubSheet sheet) =>
        new()
        {
            Name = sheet.Name,
            Columns =
            [
                .. sheet.Columns.Select(
                    (name, place) => new SampleColumn(name, sheet.Rows.Any(row => row[place] is DateTime) ? "yyyy-mm-dd hh:mm:ss" : null)
                ),
            ],
            Rows = sheet.Rows,
        };
}
