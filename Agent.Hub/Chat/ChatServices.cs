using Agent.Core.Agents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Agent.Hub.Chat;

/// <summary>Registers who answers questions.</summary>
public static class ChatServices
{
    /// <summary>Adds <see cref="IChatClientFactory"/>. The caller adds the offline planner.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The hub's whole configuration, environment variables included.</param>
    public static IServiceCollection AddAgentChat(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IChatClientFactory, ChatClientFactory>();
        return services;
    }
}
