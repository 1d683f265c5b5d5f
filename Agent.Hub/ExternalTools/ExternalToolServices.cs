using Agent.Core.Agents;
using Agent.Core.Settings;
using Microsoft.Extensions.Options;

namespace Agent.Hub.ExternalTools;

/// <summary>Registers tools from outside.</summary>
internal static class ExternalToolServices
{
    /// <summary>Adds them; stands before the runs are added.</summary>
    public static IServiceCollection AddExternalTools(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ExternalToolOptions, ExternalToolOptionsValidator>(configuration, ExternalToolOptions.Section);
        return services.AddSingleton<IExternalTools, ExternalToolServers>();
    }
}
