using Agent.Core.Settings;
using Agent.Hub.Chat.Profiles;
using Agent.Hub.Chat.Wire;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Chat;

/// <summary>Checks <see cref="ModelOptions"/> and reports all errors at once.</summary>
internal sealed class ModelOptionsValidator : IValidateOptions<ModelOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new SettingErrors(ModelOptions.Section);
        CheckModel(options, errors);
        CheckFallbacks(options, errors);
        foreach (var field in options.OmitFields.Except(RefusedFields.Optional))
            errors.Add($"{ModelOptions.Section}:OmitFields has '{field}'; write some of {string.Join(", ", RefusedFields.Optional)}.");
        errors.InRange(options.MaxOutputTokens, 0, 1_000_000);
        errors.InRange(options.ConnectTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        errors.InRange(options.FirstTokenTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        errors.InRange(options.IdleTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        errors.InRange(options.MaxRetries, 0, 10);
        errors.InRange(options.RetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        errors.InRange(options.MaxRetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10));
        errors.InRange(options.MaxConcurrent, 1, 10_000);
        errors.InRange(options.MaxQueued, 0, 100_000);
        errors.InRange(options.HedgeAfter, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        errors.InRange(options.BreakAfter, 2, 10_000);
        errors.InRange(options.BreakDuration, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(10));
        return errors.Result;
    }

    private static void CheckModel(ModelOptions options, SettingErrors errors)
    {
        if (!options.IsConfigured)
        {
            if (!string.IsNullOrWhiteSpace(options.Endpoint))
                errors.Add(
                    $"{ModelOptions.Section}:Endpoint is set but {ModelOptions.Section}:Name is not; write the model's name as the endpoint knows it."
                );
            return;
        }

        if (string.IsNullOrWhiteSpace(options.Endpoint))
            errors.Add(
                $"{ModelOptions.Section}:Name is set but there is no endpoint; write {ModelOptions.Section}:Endpoint, such as http://localhost:11434/v1."
            );
        else
            CheckAddress(errors, "Endpoint", options.Endpoint);
        CheckProvider(errors, "Provider", options.Provider);
    }

    private static void CheckFallbacks(ModelOptions options, SettingErrors errors)
    {
        for (var index = 0; index < options.Fallbacks.Count; index++)
        {
            var fallback = options.Fallbacks[index];
            if (string.IsNullOrWhiteSpace(fallback.Name))
                errors.Add(
                    $"{ModelOptions.Section}:Fallbacks:{index} has no model; write a name, or an object with Name and, where it differs, Endpoint."
                );
            if (!string.IsNullOrWhiteSpace(fallback.Endpoint))
                CheckAddress(errors, $"Fallbacks:{index}:Endpoint", fallback.Endpoint);
            CheckProvider(errors, $"Fallbacks:{index}:Provider", fallback.Provider);
        }

        if (options.Fallbacks.Count > 0 && !options.IsConfigured)
            errors.Add(
                $"{ModelOptions.Section}:Fallbacks are set but {ModelOptions.Section}:Name is not; write the model to ask first there."
            );
    }

    private static void CheckAddress(SettingErrors errors, string setting, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            errors.Add($"{ModelOptions.Section}:{setting} is no address; write one that begins with http:// or https://.");
    }

    private static void CheckProvider(SettingErrors errors, string setting, string? provider)
    {
        if (!string.IsNullOrWhiteSpace(provider) && EndpointProfiles.Named(provider) is null)
            errors.Add(
                $"{ModelOptions.Section}:{setting} is '{provider}'; write one of {string.Join(", ", EndpointProfiles.Names)}, or leave it out."
            );
    }
}
