using Agent.Core.Privacy;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Core;

/// <summary>Registers what answers a question in a run and streams it.</summary>
public static class CoreServices
{
    /// <summary>
    /// Adds streaming, conversations, runs and pseudonyms, with their settings. The caller adds datasets, planner and
    /// <see cref="Agents.IChatClientFactory"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Where settings come from.</param>
    public static IServiceCollection AddAgentCore(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAgentStreaming(configuration).AddAgentRuns(configuration).AddAgentPrivacy(configuration);
}
