using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace Agent.Client;

/// <summary>How a client reaches its hub, and how it comes back after a cut.</summary>
public sealed class AgentClientOptions
{
    /// <summary>
    /// The server's address, <c>http://localhost:5080</c>, or the hub's own, ending in <see cref="Agent.Protocol.AgentHubMethods.Path"/>.
    /// </summary>
    public required Uri Url { get; set; }

    /// <summary>API key or token, sent as access token; null: none.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Transports that may be used, best first as SignalR chooses; default all.</summary>
    public HttpTransportType Transports { get; set; } =
        HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;

    /// <summary>How messages are written; default JSON.</summary>
    public WireFormat Format { get; set; } = WireFormat.Json;

    /// <summary>
    /// Whether the hub leaves out what it has sent already. Events are the same but for the results of calls that made a table: they only
    /// name it, its rows are in the table's own event. Default false.
    /// </summary>
    public bool Compact { get; set; }

    /// <summary>
    /// Longest wait before the first new attempt after a cut; doubled with each, then drawn at random from the upper half. Default 200 ms.
    /// </summary>
    public TimeSpan BackOff { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait between attempts; default 10 s.</summary>
    public TimeSpan MaxBackOff { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the very first connection is tried; default 5 s. Zero: once.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a broken stream is tried again without any progress; default 10 min, less than the hub keeps an ended run.
    /// </summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Silence after which the connection counts as broken; more than twice the hub's keep-alive. Default 30 s.</summary>
    public TimeSpan ServerTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Batches held for a reader that is slower than the run; beyond it the stream is left and joined again where it was left, so the
    /// memory
    /// stays bounded. Default 256.
    /// </summary>
    public int MaxBufferedBatches { get; set; } = 256;

    /// <summary>Last changes to the HTTP connection: proxy, certificates, message handler.</summary>
    public Action<HttpConnectionOptions>? ConfigureHttp { get; set; }

    /// <summary>The clock; default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal Uri HubUrl => Compact ? CompactUrl(Address) : Address;

    private Uri Address => Url.AbsolutePath.EndsWith(Agent.Protocol.AgentHubMethods.Path, StringComparison.Ordinal)
        ? Url
        : new Uri(Url.AbsoluteUri.TrimEnd('/') + Agent.Protocol.AgentHubMethods.Path);

    private static Uri CompactUrl(Uri hub)
    {
        var address = new UriBuilder(hub);
        address.Query = address.Query.Length > 1 ? address.Query + "&events=compact" : "events=compact";
        return address.Uri;
    }
}
