using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;

namespace Agent.Hub.Hubs;

/// <summary>Accepts WebSockets with compression, where the client offers it.</summary>
internal sealed class CompressedWebSockets(IHttpWebSocketFeature inner) : IHttpWebSocketFeature
{
    public bool IsWebSocketRequest => inner.IsWebSocketRequest;

    public Task<WebSocket> AcceptAsync(WebSocketAcceptContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.DangerousEnableCompression = true;
        return inner.AcceptAsync(context);
    }
}
