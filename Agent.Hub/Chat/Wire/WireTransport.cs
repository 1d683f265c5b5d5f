using System.ClientModel.Primitives;
using System.Net;

namespace Agent.Hub.Chat.Wire;

/// <summary>Sends the SDK's requests through the shared connection pool, over HTTP/2 where the endpoint offers it.</summary>
internal sealed class WireTransport(HttpClient http) : HttpClientPipelineTransport(http)
{
    /// <inheritdoc/>
    protected override void OnSendingRequest(PipelineMessage message, HttpRequestMessage httpRequest)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        httpRequest.Version = HttpVersion.Version20;
        httpRequest.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
    }
}
