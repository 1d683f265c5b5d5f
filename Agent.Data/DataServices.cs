using Agent.Core.Datasets;
using Agent.Core.Settings;
using Agent.Data.Caching;
using Agent.Data.Catalog;
using Agent.Data.HubDatasets;
using Agent.Data.Queries;
using Agent.Data.Sidecar;
using Agent.Data.Uploads;
using Agent.Data.Workers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Data;

/// <summary>Registers the data folder and all that answers questions about it.</summary>
public static class DataServices
{
    private const long HubSnapshotBytes = 64L << 20;

    /// <summary>
    /// Adds <see cref="IDatasetCatalog"/> and <see cref="DatasetUploads"/> with their settings.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Where settings come from.</param>
    /// <param name="worker">
    /// How worker processes are started, in which files are read and the statements of models run; null: both happen in this process, for
    /// programs that trust both.
    /// </param>
    public static IServiceCollection AddAgentData(
        this IServiceCollection services,
        IConfiguration configuration,
        WorkerCommand? worker = null
    )
    {
        if (worker is not null)
            services.AddSingleton(provider => WorkerServices.Create(provider, worker));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<DataOptions, DataOptionsValidator>(configuration, DataOptions.Section);
        services.AddSettings<CacheOptions, CacheOptionsValidator>(configuration, CacheOptions.Section);
        services.AddSettings<QueryOptions, QueryOptionsValidator>(configuration, QueryOptions.Section);
        services.AddSettings<UploadOptions, UploadOptionsValidator>(configuration, UploadOptions.Section);
        services.AddSingleton(provider => new QueryEngine(
            provider.GetRequiredService<IOptions<QueryOptions>>().Value,
            provider.GetRequiredService<IOptions<CacheOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<WorkerServices>()?.Sql));
        services.AddSingleton(provider => new DatasetCatalog(
            provider.GetRequiredService<IOptions<DataOptions>>().Value,
            provider.GetRequiredService<IOptions<CacheOptions>>().Value,
            provider.GetRequiredService<QueryEngine>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DatasetCatalog>>(),
            new LoadSteps([.. provider.GetServices<IDatasetPreparation>()]),
            provider.GetService<WorkerServices>()?.Snapshots));
        services.AddSingleton(provider => provider.GetRequiredService<DatasetCatalog>().Versions);
        services.AddSingleton<IDatasetCatalog>(HubDatasets);
        services.AddSingleton(provider => new DatasetUploads(
            provider.GetRequiredService<DatasetCatalog>(),
            provider.GetRequiredService<IOptions<UploadOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new SidecarEditor(provider.GetRequiredService<DatasetCatalog>()));
        return services;
    }

    // What the hub keeps of itself is read like any other file, in a folder beside the snapshots that nobody else writes to.
    private static HubCatalog HubDatasets(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<IOptions<DataOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var own = new Lazy<DatasetCatalog>(() => new DatasetCatalog(
            new DataOptions
            {
                Folder = Path.Combine(settings.ResolveSnapshotFolder(), "hub"),
                MaxSnapshotBytes = HubSnapshotBytes,
                Sample = false,
                LoadTimeout = settings.LoadTimeout,
                LoadMemoryBytes = settings.LoadMemoryBytes,
            },
            provider.GetRequiredService<IOptions<CacheOptions>>().Value,
            provider.GetRequiredService<QueryEngine>(),
            time,
            provider.GetRequiredService<ILogger<DatasetCatalog>>(),
            new LoadSteps([.. provider.GetServices<IDatasetPreparation>()]),
            provider.GetService<WorkerServices>()?.Snapshots));
        return new HubCatalog(
            provider.GetRequiredService<DatasetCatalog>(),
            [.. provider.GetServices<IHubDataset>().Select(dataset => new HubDatasetFile(dataset, own, time))],
            own
        );
    }
}
