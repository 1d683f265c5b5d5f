using Agent.Core.Datasets;
using Agent.Data;
using Agent.Data.Catalog;
using Agent.Protocol;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support;

/// <summary>The sample workbook opened as the hub opens it, without a hub.</summary>
internal sealed class SampleDataset : IDisposable
{
    private readonly TempFolder _folder = new();
    private ServiceProvider? _services;
    private IDataset? _dataset;

    private SampleDataset()
    {
    }

    public DatasetProfile Profile => _dataset!.Profile;

    public static async Task<SampleDataset> OpenAsync()
    {
        var opened = new SampleDataset();
        await SharedSample.CopyToAsync(opened._folder.Path);
        opened._services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .Configure<DataOptions>(options => options.Folder = opened._folder.Path)
            .AddAgentData(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        opened._dataset = await opened._services.GetRequiredService<IDatasetCatalog>().OpenAsync("hse-sample", CancellationToken.None);
        return opened;
    }

    public Task<HomeContent> HomeAsync(string? language, CancellationToken cancellationToken) =>
        _dataset!.HomeAsync(language, cancellationToken);

    public Task<TableContent> ReadWholeAsync(TableContent table, CancellationToken cancellationToken) =>
        _dataset!.ReadWholeAsync(table, cancellationToken);

    public IToolSession StartSession() => _dataset!.StartSession();

    public void Dispose()
    {
        _dataset?.Dispose();
        _services?.Dispose();
        _folder.Dispose();
    }
}
