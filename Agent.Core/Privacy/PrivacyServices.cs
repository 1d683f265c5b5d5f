using Agent.Core.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Core.Privacy;

/// <summary>Registers what keeps names from models.</summary>
public static class PrivacyServices
{
    /// <summary>
    /// Adds its settings. The caller puts <see cref="PrivacyChatClient.Wrap"/> around each endpoint's client.
    /// </summary>
    public static IServiceCollection AddAgentPrivacy(this IServiceCollection services, IConfiguration configuration)
    {
        return services.AddSettings<PrivacyOptions, PrivacyOptionsValidator>(configuration, PrivacyOptions.Section);
    }
}
