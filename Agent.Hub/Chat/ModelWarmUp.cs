using Agent.Core.Agents;
using Agent.Hub.Chat.Resilience;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Chat;

/// <summary>
/// Opens a connection to each endpoint at start, so that the first question does not wait for name look-up and handshakes. Failing is no
/// failure.
/// </summary>
internal sealed partial class ModelWarmUp(ModelRoutes routes, IOptions<ModelOptions> options, ILogger<ModelWarmUp> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.WarmUp)
            return;
        foreach (var endpoint in routes.Configured.Select(route => route.Endpoint).Distinct())
            await WarmAsync(endpoint, stoppingToken).ConfigureAwait(false);
    }

    private async Task WarmAsync(ModelEndpoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            // Without a key and to the address alone: what is answered does not matter, only that somebody does.
            using var request = new HttpRequestMessage(HttpMethod.Head, endpoint.Wire.Address)
            {
                Version = System.Net.HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            };
            using var response = await routes
                .Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            LogReached(logger, endpoint.Name, response.Version);
        }
        catch (HttpRequestException failure)
        {
            LogUnreachable(logger, endpoint.Name, failure.HttpRequestError);
        }
        catch (OperationCanceledException)
        {
            // The hub is stopping, or the endpoint took too long to connect; the first question will tell.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Model endpoint {Endpoint} is reachable over HTTP {Version}")]
    private static partial void LogReached(ILogger logger, string endpoint, Version version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model endpoint {Endpoint} cannot be reached yet: {Error}")]
    private static partial void LogUnreachable(ILogger logger, string endpoint, HttpRequestError error);
}
