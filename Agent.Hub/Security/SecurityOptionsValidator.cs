using Agent.Core.Runs;
using Agent.Hub.Hosting;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>Checks <see cref="SecurityOptions"/> against the addresses the hub listens on, and reports all errors at once.</summary>
internal sealed class SecurityOptionsValidator(IConfiguration configuration) : IValidateOptions<SecurityOptions>
{
    private const int MinKeyLength = 16;

    private static readonly string[] Subjects = ["role:", "group:", "user:"];

    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> errors = [.. Keys(options), .. Origins(options), .. Addresses(options), .. Tokens(options.Jwt), .. Rules(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Keys(SecurityOptions options)
    {
        for (var i = 0; i < options.ApiKeys.Count; i++)
        {
            var key = options.ApiKeys[i];
            if (string.IsNullOrWhiteSpace(key.Name))
                yield return $"{SecurityOptions.Section}:ApiKeys:{i}:Name is empty; write whose key it is.";
            if (key.Role is not (CallerRoles.Viewer or CallerRoles.Analyst or CallerRoles.Admin))
                yield return $"{SecurityOptions.Section}:ApiKeys:{i}:Role is '{key.Role}'; write viewer, analyst or admin.";
            if (key.Key.Length < MinKeyLength)
                yield return $"{SecurityOptions.Section}:ApiKeys:{i}:Key has {key.Key.Length} characters; write at least {MinKeyLength}.";
        }

        foreach (var twice in options.ApiKeys.Where(key => key.Key.Length > 0).GroupBy(key => key.Key).Where(same => same.Count() > 1))
            yield return $"{SecurityOptions.Section}:ApiKeys: {string.Join(" and ", twice.Select(key => key.Name))} have the same key; give each a key of their own.";
    }

    private static IEnumerable<string> Tokens(JwtOptions jwt)
    {
        if (jwt.Authority is not { Length: > 0 } authority)
            yield break;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            yield return $"{SecurityOptions.Section}:Jwt:Authority is '{authority}'; write the issuer's address, https://login.example.com/tenant.";
        else if (jwt.RequireHttps && uri.Scheme != Uri.UriSchemeHttps)
            yield return $"{SecurityOptions.Section}:Jwt:Authority is not https; use https, or set {SecurityOptions.Section}:Jwt:RequireHttps=false on a network of your own.";
        if (string.IsNullOrEmpty(jwt.Audience))
            yield return $"{SecurityOptions.Section}:Jwt:Audience is empty; write the audience of tokens for this hub, or tokens for other services would be taken.";
    }

    private static IEnumerable<string> Rules(SecurityOptions options)
    {
        for (var i = 0; i < options.Datasets.Count; i++)
        {
            var (rule, setting) = (options.Datasets[i], $"{SecurityOptions.Section}:Datasets:{i}");
            if (string.IsNullOrWhiteSpace(rule.Dataset))
                yield return $"{setting}:Dataset is empty; write a dataset's id, or * for every dataset.";
            // A rule that can name nothing would leave open what it was written to close.
            else if (rule.Dataset != DatasetRights.Every && !rule.Dataset.All(IsOfId))
                yield return $"{setting}:Dataset is '{rule.Dataset}', which is no id; write the id as the list of datasets has it: "
                    + "plant-north for plant north.xlsx.";
            foreach (
                var to in rule.To.Where(to =>
                    !Subjects.Any(subject => to.StartsWith(subject, StringComparison.Ordinal) && to.Length > subject.Length)
                )
            )
                yield return $"{setting}:To: '{to}' is nobody; write role:viewer, group:name or user:name.";
            foreach (
                var allowed in rule.Allow.Where(allowed => !Enum.TryParse<DatasetAction>(allowed, true, out _) || char.IsDigit(allowed[0]))
            )
                yield return $"{setting}:Allow: '{allowed}' is unknown; write {string.Join(", ", Enum.GetNames<DatasetAction>()).ToLowerInvariant()}.";
        }
    }

    private static bool IsOfId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private static IEnumerable<string> Origins(SecurityOptions options) =>
        from origin in options.AllowedOrigins
        where !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin
        select $"{SecurityOptions.Section}:AllowedOrigins: '{origin}' is no origin; write scheme and host, without a path: https://intranet.example";

    private IEnumerable<string> Addresses(SecurityOptions options)
    {
        if (options.AllowAnonymous || options.NeedsSignIn)
            yield break;
        foreach (var address in ListenAddresses.BeyondThisMachine(configuration))
        {
            yield return $"{address} can be reached from other machines. Set {SecurityOptions.Section}:ApiKeys (Agent__Security__ApiKeys__0__Name and __Key), "
                + $"or {SecurityOptions.Section}:AllowAnonymous=true if the network keeps strangers out, or listen on {HubSettings.DefaultUrl}.";
        }
    }
}
