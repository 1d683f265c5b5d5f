using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Agent.Core.Privacy;

/// <summary>Registers what keeps names from models.</summary>
public static class PrivacyServices
{
    /// <summary>
    /// Adds the check of <see cref="PrivacyOptions"/>. The caller binds them, and puts <see cref="PrivacyChatClient.Wrap"/> around each
    /// endpoint's client.
    /// </summary>
    public static IServiceCollection AddAgentPrivacy(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsValidator>());
        return services;
    }
}
