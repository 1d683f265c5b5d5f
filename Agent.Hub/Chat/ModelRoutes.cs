using System.Globalization;
using Agent.Core.Privacy;
using Agent.Hub.Chat.Health;
using Agent.Hub.Chat.Profiles;
using Agent.Hub.Chat.Resilience;
using Agent.Hub.Chat.Telemetry;
using Agent.Hub.Chat.Wire;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Chat;

/// <summary>
/// The configured models and their endpoints. Models at the same address with the same key share an endpoint, and all endpoints one
/// connection pool.
/// </summary>
internal sealed class ModelRoutes : IModelHealth, IDisposable
{
    private readonly List<ModelEndpoint> _endpoints = [];
    private readonly List<ModelRoute> _configured = [];
    private readonly ModelOptions _options;
    private readonly PrivacyOptions _privacy;
    private readonly ChatInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Reads the configuration.</summary>
    public ModelRoutes(IOptions<ModelOptions> options, IOptions<PrivacyOptions> privacy, ChatInstruments instruments, TimeProvider time)
    {
        (_options, _instruments, _time) = (options.Value, instruments, time);
        _privacy = privacy.Value;
        _http = ConnectionPool.Create(_options);
        if (!_options.IsConfigured)
            return;
        Add(_options.Name!, _options.Endpoint!, _options.ApiKey, _options.Provider);
        foreach (var fallback in _options.Fallbacks)
        {
            var isHere = string.IsNullOrWhiteSpace(fallback.Endpoint);
            Add(
                fallback.Name!,
                isHere ? _options.Endpoint! : fallback.Endpoint!,
                fallback.ApiKey ?? (isHere ? _options.ApiKey : null),
                fallback.Provider ?? (isHere ? _options.Provider : null));
        }
    }

    /// <summary>The models to ask, in order; none when no model is configured.</summary>
    public IReadOnlyList<ModelRoute> Configured => _configured;

    /// <summary>The pool.</summary>
    public HttpClient Http => _http;

    /// <summary>
    /// The models to ask when a request names one: that one first, then the fallbacks. A name that is not configured goes to the first
    /// endpoint.
    /// </summary>
    public IReadOnlyList<ModelRoute> For(string? model)
    {
        if (string.IsNullOrWhiteSpace(model) || model == _configured[0].Model)
            return _configured;
        var first = _configured.Find(route => route.Model == model) ?? Route(_configured[0].Endpoint, model);
        return [first, .. _configured.Skip(1).Where(route => route != first)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<ModelEndpointHealth> Read() =>
        [
            .. _endpoints.Select(endpoint =>
                endpoint.Read([.. _configured.Where(route => route.Endpoint == endpoint).Select(route => route.Model)])
            ),
        ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var endpoint in _endpoints)
            endpoint.Dispose();
        _http.Dispose();
    }

    private void Add(string model, string address, string? key, string? provider)
    {
        var uri = new Uri(address.Trim().TrimEnd('/'));
        var endpoint = _endpoints.Find(known => known.Serves(uri, key));
        if (endpoint is null)
        {
            var profile = string.IsNullOrWhiteSpace(provider) ? EndpointProfiles.For(uri) : EndpointProfiles.Named(provider)!;
            profile = profile with { Omits = [.. profile.Omits, .. _options.OmitFields] };
            var name = string.Create(CultureInfo.InvariantCulture, $"{uri.Host}:{uri.Port}");
            var wire = new WireEndpoint(uri, key, profile, _options.Headers.AsReadOnly(), _http);
            _endpoints.Add(endpoint = new ModelEndpoint(name, wire, _options, _instruments, _time));
        }

        _configured.Add(Route(endpoint, model.Trim()));
    }

    // Each endpoint for itself: one on this machine may see the names that its fallback elsewhere must not.
    private ModelRoute Route(ModelEndpoint endpoint, string model) =>
        new(endpoint, model, new WireChatClient(endpoint.Wire, model, _time).AsBuilder().UsePseudonyms(_privacy).Build());
}
