using Agent.Core.Agents;
using Agent.Core.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Agent.Core.Runs;

/// <summary>Registers what answers a question in a run.</summary>
public static class RunServices
{
    /// <summary>
    /// Adds run manager, work, threads and agent loop. The caller adds streaming, datasets, planner and <see cref="IChatClientFactory"/>,
    /// and binds
    /// <see cref="RunOptions"/>, <see cref="ThreadOptions"/> and <see cref="AgentLoopOptions"/> to their sections.
    /// </summary>
    public static IServiceCollection AddAgentRuns(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RunOptions>, RunOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AgentLoopOptions>, AgentLoopOptionsValidator>());
        services.AddAgentThreads();
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
