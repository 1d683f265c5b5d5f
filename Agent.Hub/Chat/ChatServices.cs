using Agent.Core.Agents;
using Agent.Core.Settings;
using Agent.Hub.Chat.Health;
using Agent.Hub.Chat.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Chat;

/// <summary>Registers who answers questions.</summary>
public static class ChatServices
{
    /// <summary>
    /// Adds <see cref="IChatClientFactory"/> and <see cref="IModelHealth"/>, binds and checks <c>Agent:Model</c>. The caller adds the
    /// offline planner, logging and the
    /// loop's options.
    /// </summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The hub's whole configuration, environment variables included.</param>
    public static IServiceCollection AddAgentChat(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<ModelOptions, ModelOptionsValidator>(configuration, ModelOptions.Section);
        services.AddSingleton<IPostConfigureOptions<ModelOptions>>(new ModelOptionsSetup(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton<ChatInstruments>();
        services.AddSingleton<ModelRoutes>();
        services.AddSingleton<IModelHealth>(provider => provider.GetRequiredService<ModelRoutes>());
        services.AddSingleton<IChatClientFactory, ChatClientFactory>();
        services.AddHostedService<ModelWarmUp>();
        return services;
    }
}
