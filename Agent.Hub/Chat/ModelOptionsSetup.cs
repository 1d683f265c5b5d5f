using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Chat;

/// <summary>
/// Fills what <c>Agent:Model</c> leaves out from the variables other OpenAI clients use. They alone configure no model: it needs a name.
/// </summary>
internal sealed class ModelOptionsSetup(IConfiguration configuration) : IPostConfigureOptions<ModelOptions>
{
    private const string OpenAi = "https://api.openai.com/v1";

    /// <inheritdoc/>
    public void PostConfigure(string? name, ModelOptions options)
    {
        if (!options.IsConfigured)
            return;
        var address = configuration["OPENAI_BASE_URL"];
        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            // The key in the environment belongs to the address in the environment, or to OpenAI.
            options.ApiKey = Given(options.ApiKey) ?? Given(configuration["OPENAI_API_KEY"]);
            options.Endpoint = Given(address) ?? (options.ApiKey is null ? null : OpenAi);
        }
        else if (string.IsNullOrWhiteSpace(options.ApiKey) && (Given(address) is null || Same(address, options.Endpoint)))
        {
            options.ApiKey = Given(configuration["OPENAI_API_KEY"]);
        }
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static bool Same(string? address, string? other) =>
        string.Equals(address?.Trim().TrimEnd('/'), other?.Trim().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
