using Agent.Core.Agents;
using Microsoft.Extensions.Options;

namespace Agent.Hub.ExternalTools;

/// <summary>Registers tools from outside.</summary>
internal static class ExternalToolServices
{
    /// <summary>Adds them; stands before the runs are added.</summary>
    public static IServiceCollection AddExternalTools(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ExternalToolOptions>().Bind(configuration.GetSection(ExternalToolOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExternalToolOptions>, ExternalToolOptionsValidator>();
        return services.AddSingleton<IExternalTools, ExternalToolServers>();
    }
}
