using Agent.Core.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Agent.Core.Streaming;

/// <summary>Registers what streams a run.</summary>
public static class StreamingServices
{
    /// <summary>
    /// Adds dispatcher, viewer guard, settings and the log in memory, unless another <see cref="IRunLogStore"/> is there.
    /// </summary>
    public static IServiceCollection AddAgentStreaming(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<StreamingOptions, StreamingOptionsValidator>(configuration, StreamingOptions.Section);
        services.TryAddSingleton<EventDispatcherFactory>();
        services.TryAddSingleton<ViewerGuard>();
        services.TryAddSingleton<IRunLogStore, MemoryRunLogStore>();
        return services;
    }
}
