using Agent.Core.Agents;
using Agent.Core.Settings;
using Agent.Core.Threads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Agent.Core.Runs;

/// <summary>Registers what answers a question in a run.</summary>
public static class RunServices
{
    /// <summary>
    /// Adds run manager, work, threads and agent loop with their settings. The caller adds streaming, datasets, planner and
    /// <see cref="IChatClientFactory"/>.
    /// </summary>
    public static IServiceCollection AddAgentRuns(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<RunOptions, RunOptionsValidator>(configuration, RunOptions.Section);
        services.AddSettings<AgentLoopOptions, AgentLoopOptionsValidator>(configuration, AgentLoopOptions.Section);
        services.AddAgentThreads(configuration);
        services.TryAddSingleton<IExternalTools, NoExternalTools>();
        services.AddSingleton<AgentLoop>();
        services.TryAddSingleton<IDatasetRights, OpenRights>();
        services.AddSingleton<DatasetChooser>();
        services.AddSingleton<OutsideCalls>();
        services.AddSingleton<AgentRunWork>();
        services.AddSingleton<IRunWork>(provider => provider.GetRequiredService<AgentRunWork>());
        services.TryAddSingleton<IRunRegistry, MemoryRunRegistry>();
        services.AddSingleton<RunManagerEnvironment>();
        services.AddSingleton<RunManager>();
        return services;
    }
}
