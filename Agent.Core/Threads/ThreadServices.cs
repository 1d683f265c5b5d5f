using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Agent.Core.Threads;

/// <summary>Registers conversations.</summary>
public static class ThreadServices
{
    /// <summary>
    /// Adds <see cref="ThreadJournal"/>, and the store in memory unless the caller added another. The caller binds
    /// <see cref="ThreadOptions"/>.
    /// </summary>
    public static IServiceCollection AddAgentThreads(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ThreadOptions>, ThreadOptionsValidator>());
        services.TryAddSingleton<IThreadStore, MemoryThreadStore>();
        services.AddSingleton<ThreadJournal>();
        return services;
    }
}
