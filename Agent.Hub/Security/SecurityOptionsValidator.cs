using Agent.Hub.Hosting;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>Checks <see cref="SecurityOptions"/> against the addresses the hub listens on, and reports all errors at once.</summary>
internal sealed class SecurityOptionsValidator(IConfiguration configuration) : IValidateOptions<SecurityOptions>
{
    private const int MinKeyLength = 16;

    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> errors = [.. Keys(options), .. Origins(options), .. Addresses(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Keys(SecurityOptions options)
    {
        for (var i = 0; i < options.ApiKeys.Count; i++)
        {
            var key = options.ApiKeys[i];
            if (string.IsNullOrWhiteSpace(key.Name))
                yield return $"{SecurityOptions.Section}:ApiKeys:{i}:Name is empty; write whose key it is.";
            if (key.Key.Length < MinKeyLength)
                yield return $"{SecurityOptions.Section}:ApiKeys:{i}:Key has {key.Key.Length} characters; write at least {MinKeyLength}.";
        }

        foreach (var twice in options.ApiKeys.Where(key => key.Key.Length > 0).GroupBy(key => key.Key).Where(same => same.Count() > 1))
            yield return $"{SecurityOptions.Section}:ApiKeys: {string.Join(" and ", twice.Select(key => key.Name))} have the same key; give each a key of their own.";
    }

    private static IEnumerable<string> Origins(SecurityOptions options) =>
        from origin in options.AllowedOrigins
        where !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin
        select $"{SecurityOptions.Section}:AllowedOrigins: '{origin}' is no origin; write scheme and host, without a path: https://intranet.example";

    private IEnumerable<string> Addresses(SecurityOptions options)
    {
        if (options.AllowAnonymous || options.ApiKeys.Count > 0)
            yield break;
        foreach (var address in ListenAddresses.BeyondThisMachine(configuration))
        {
            yield return $"{address} can be reached from other machines. Set {SecurityOptions.Section}:ApiKeys (Agent__Security__ApiKeys__0__Name and __Key), "
                + $"or {SecurityOptions.Section}:AllowAnonymous=true if the network keeps strangers out, or listen on {HubSettings.DefaultUrl}.";
        }
    }
}
