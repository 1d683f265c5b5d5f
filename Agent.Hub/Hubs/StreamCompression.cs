using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Hubs;

/// <summary>Lets the hub's WebSockets agree on permessage-deflate, for which SignalR has no option of its own.</summary>
internal static class StreamCompression
{
    /// <summary>Does nothing unless <see cref="StreamingOptions.Compression"/> is set.</summary>
    public static void UseStreamCompression(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<StreamingOptions>>().Value.Compression)
            return;

        // SignalR's own endpoint leaves a socket feature alone that is there already.
        app.UseWebSockets();
        app.Use(
            (context, next) =>
            {
                if (
                    context.Request.Path.StartsWithSegments(AgentHubMethods.Path)
                    && context.Features.Get<IHttpWebSocketFeature>() is { } sockets
                )
                    context.Features.Set<IHttpWebSocketFeature>(new CompressedWebSockets(sockets));
                return next(context);
            }
        );
    }
}
