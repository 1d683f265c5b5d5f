using Agent.Core.Datasets;
using Agent.Data;
using Agent.Data.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support;

/// <summary>A workbook opened as the hub opens it, without a hub.</summary>
internal sealed class FileDataset : IDisposable
{
    private readonly TempFolder _folder = new();
    private ServiceProvider? _services;
    private IDataset? _dataset;

    private FileDataset()
    {
    }

    public DatasetProfile Profile => _dataset!.Profile;

    public static async Task<FileDataset> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var opened = new FileDataset();
        File.Copy(path, opened._folder.File(Path.GetFileName(path)));
        opened._services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .Configure<DataOptions>(options => options.Folder = opened._folder.Path)
            .AddAgentData(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        opened._dataset = await opened._services.GetRequiredService<IDatasetCatalog>().OpenAsync(Path.GetFileName(path), cancellationToken);
        return opened;
    }

    public IToolSession StartSession() => _dataset!.StartSession();

    public void Dispose()
    {
        _dataset?.Dispose();
        _services?.Dispose();
        _folder.Dispose();
    }
}
