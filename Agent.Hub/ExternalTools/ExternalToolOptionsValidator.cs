using Microsoft.Extensions.Options;

namespace Agent.Hub.ExternalTools;

/// <summary>Checks <see cref="ExternalToolOptions"/> and reports all errors at once.</summary>
internal sealed class ExternalToolOptionsValidator : IValidateOptions<ExternalToolOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ExternalToolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> errors =
        [
            .. options.Servers.SelectMany(server => Errors($"{ExternalToolOptions.Section}:Servers:{server.Key}", server.Value, options)),
        ];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(string section, ExternalServerOptions server, ExternalToolOptions options)
    {
        if (string.IsNullOrWhiteSpace(server.Command) == string.IsNullOrWhiteSpace(server.Url))
            yield return $"{section}: write Command or Url, one of them.";
        if (!string.IsNullOrWhiteSpace(server.Url) && AddressRules.Refuses(server.Url, options.PrivateHosts) is { } why)
            yield return $"{section}:Url: {why}";
        if (server.EnabledTools.Count == 0)
            yield return $"{section}:EnabledTools is empty; write the tools that models may call.";
        if (
            server.DefaultToolsApprovalMode is not (ExternalServerOptions.Writes or ExternalServerOptions.Each or ExternalServerOptions.All)
        )
            yield return $"{section}:DefaultToolsApprovalMode is '{server.DefaultToolsApprovalMode}'; write writes (a person allows what may change something), prompt (each call) or auto (none).";
        if (server.ToolTimeoutSec is < 1 or > 300)
            yield return $"{section}:ToolTimeoutSec is {server.ToolTimeoutSec}; write a value from 1 to 300.";
        if (server.MaxOutput is < 100 or > 100_000)
            yield return $"{section}:MaxOutput is {server.MaxOutput}; write a value from 100 to 100,000.";
    }
}
