using Agent.Core.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Agent.Core.Threads;

/// <summary>Registers conversations.</summary>
public static class ThreadServices
{
    /// <summary>
    /// Adds <see cref="ThreadJournal"/> with its settings, and the store in memory unless the caller added another.
    /// </summary>
    public static IServiceCollection AddAgentThreads(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<ThreadOptions, ThreadOptionsValidator>(configuration, ThreadOptions.Section);
        services.TryAddSingleton<IThreadStore, MemoryThreadStore>();
        services.AddSingleton<ThreadJournal>();
        return services;
    }
}
