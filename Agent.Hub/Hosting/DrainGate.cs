using Agent.Protocol;

namespace Agent.Hub.Hosting;

/// <summary>
/// Refuses newcomers while the hub drains: who is connected gets the last events, who comes is told to come again to another hub, or later.
/// </summary>
internal sealed class DrainGate(RequestDelegate next, RunDrain drain)
{
    private const string RetryAfterSeconds = "5";

    public Task InvokeAsync(HttpContext context)
    {
        if (!drain.IsDraining || IsConnected(context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        context.Response.Headers.Connection = "close";
        return context.Response.WriteAsync("The hub is stopping.", context.RequestAborted);
    }

    // The polls and posts of a connection that there is name it; whoever negotiates, or opens a stream or a socket, is new.
    private static bool IsConnected(HttpContext context) =>
        context.Request.Path.StartsWithSegments(AgentHubMethods.Path, out var rest)
        && !rest.HasValue
        && context.Request.Query.ContainsKey("id")
        && !context.WebSockets.IsWebSocketRequest
        && !context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
