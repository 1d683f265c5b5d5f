using Agent.Core.Datasets;
using Agent.Data;
using Agent.Data.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Score.Board;

/// <summary>
/// The files of a set as the hub's own catalogue serves them: linked into a folder of their own, their snapshots kept from run to run.
/// </summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="files">The files; none of them is changed.</param>
    /// <param name="cache">Where the links and the snapshots go.</param>
    /// <param name="time">The clock.</param>
    public Workbench(IEnumerable<string> files, string cache, TimeProvider time)
    {
        var folder = Path.Combine(cache, "stage");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in files.Distinct().Where(File.Exists))
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), Path.GetFullPath(file));
        _services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton(time)
            .Configure<DataOptions>(options =>
                (options.Folder, options.SnapshotFolder, options.Sample) = (folder, Path.Combine(cache, "snapshots"), false)
            )
            .AddAgentData(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
    }

    /// <summary>Opens a file; null where it cannot be read.</summary>
    public async Task<IDataset?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await _services
                .GetRequiredService<IDatasetCatalog>()
                .OpenAsync(Path.GetFileName(path), RowAccess.All, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DatasetException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
