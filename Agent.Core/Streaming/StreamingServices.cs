using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Agent.Core.Streaming;

/// <summary>Registers what streams a run.</summary>
public static class StreamingServices
{
    /// <summary>
    /// Adds dispatcher, viewer guard, options check and the log in memory, unless another <see cref="IRunLogStore"/> is there. The caller
    /// binds
    /// <see cref="StreamingOptions"/> to <see cref="StreamingOptions.Section"/>.
    /// </summary>
    public static IServiceCollection AddAgentStreaming(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StreamingOptions>, StreamingOptionsValidator>());
        services.TryAddSingleton<EventDispatcherFactory>();
        services.TryAddSingleton<ViewerGuard>();
        services.TryAddSingleton<IRunLogStore, MemoryRunLogStore>();
        return services;
    }
}
