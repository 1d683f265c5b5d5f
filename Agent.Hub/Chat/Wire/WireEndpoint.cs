using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using Agent.Hub.Chat.Profiles;
using Azure.AI.OpenAI;
using OpenAI;
using OpenAI.Chat;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// An address, its key and its profile; gives the SDK's client for a model. The SDK brings address forms, authentication and policies,
/// nothing else.
/// </summary>
internal sealed class WireEndpoint
{
    /// <summary>Azure's clients are one per deployment; with <c>Allowed: *</c> names come from outside, so only so many are kept.</summary>
    private const int MaxClients = 64;

    private readonly ConcurrentDictionary<string, ChatClient> _clients = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ModelTraits> _traits = new(StringComparer.Ordinal);
    private readonly Func<string, ChatClient> _create;

    /// <summary>Makes the endpoint.</summary>
    public WireEndpoint(Uri address, string? key, EndpointProfile profile, IReadOnlyDictionary<string, string> headers, HttpClient http)
    {
        Address = address;
        Key = key;
        Profile = profile;
        Refused = new RefusedFields(profile.Omits);
        var credential = new ApiKeyCredential(string.IsNullOrWhiteSpace(key) ? "none" : key);
        var policy = new WireHeaders([.. profile.Headers, .. headers], keepsKey: !string.IsNullOrWhiteSpace(key));
        if (profile.IsAzure)
        {
            var azure = new AzureOpenAIClient(address, credential, Configure(new AzureOpenAIClientOptions(), policy, http));
            _create = azure.GetChatClient;
        }
        else
        {
            var options = Configure(new OpenAIClientOptions(), policy, http);
            options.Endpoint = address;
            var openAi = new OpenAIClient(credential, options);
            // The model stands in the body, which we write.
            var only = openAi.GetChatClient("any");
            _create = _ => only;
        }
    }

    /// <summary>The API's address.</summary>
    public Uri Address { get; }

    /// <summary>The key; null for none. Never logged.</summary>
    public string? Key { get; }

    /// <summary>How it differs.</summary>
    public EndpointProfile Profile { get; }

    /// <summary>Fields that the endpoint does not take.</summary>
    public RefusedFields Refused { get; }

    /// <summary>What is known of a model.</summary>
    public ModelTraits TraitsOf(string model) =>
        _traits.TryGetValue(model, out var known) ? known
        : _traits.Count < MaxClients ? _traits.GetOrAdd(model, _ => new ModelTraits())
        : new ModelTraits();

    /// <summary>The SDK's client for a model.</summary>
    public ChatClient For(string model)
    {
        if (_clients.TryGetValue(model, out var known))
            return known;
        var client = _create(model);
        if (_clients.Count < MaxClients)
            _clients.TryAdd(model, client);
        return client;
    }

    private static TOptions Configure<TOptions>(TOptions options, PipelinePolicy headers, HttpClient http)
        where TOptions : ClientPipelineOptions
    {
        options.Transport = new WireTransport(http);
        // Retries and timeouts are ours: the SDK's would make four requests of each failure.
        options.RetryPolicy = new ClientRetryPolicy(0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.AddPolicy(headers, PipelinePosition.BeforeTransport);
        return options;
    }
}
