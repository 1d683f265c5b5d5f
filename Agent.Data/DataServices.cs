using Agent.Core.Datasets;
using Agent.Data.Catalog;
using Agent.Data.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Data;

/// <summary>Registers the data folder and all that answers questions about it.</summary>
public static class DataServices
{
    /// <summary>Adds <see cref="IDatasetCatalog"/>. The caller binds <see cref="DataOptions"/> to <see cref="DataOptions.Section"/>.</summary>
    public static IServiceCollection AddAgentData(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DataOptions>, DataOptionsValidator>());
        services.AddSingleton(provider => new QueryEngine(new QueryOptions(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDatasetCatalog>(provider =>
        {
            var engine = provider.GetRequiredService<QueryEngine>();
            return new DatasetCatalog(
                provider.GetRequiredService<IOptions<DataOptions>>().Value,
                (profile, open, lease) => new Dataset(profile, open, engine, lease),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<DatasetCatalog>>());
        });
        return services;
    }
}
