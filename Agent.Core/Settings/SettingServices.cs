using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Agent.Core.Settings;

/// <summary>Registers settings, in one way for all parts.</summary>
public static class SettingServices
{
    /// <summary>Binds options to their section and has them checked at the start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Where settings come from.</param>
    /// <param name="section">The section: "Agent:Runs".</param>
    /// <typeparam name="TOptions">The options; their defaults are those of a new one.</typeparam>
    /// <typeparam name="TValidator">Checks them.</typeparam>
    public static IServiceCollection AddSettings<
        TOptions,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TValidator
    >(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        return services;
    }
}
