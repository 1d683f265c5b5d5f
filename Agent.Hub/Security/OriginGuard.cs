using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>
/// Refuses pages of other origins, unless listed: any page a user has open can reach this machine's ports, and WebSockets ask no CORS.
/// Where nobody signs in, a name that is not this machine's is refused too: a page may point its own name here (DNS rebinding).
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, IOptions<SecurityOptions> options, IConfiguration configuration)
{
    private static readonly HashSet<string> LocalNames = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]", "::1" };

    private readonly HashSet<string> _allowed = new(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    private readonly bool _localNamesOnly =
        !options.Value.NeedsSignIn && !options.Value.AllowAnonymous && string.IsNullOrEmpty(configuration["AllowedHosts"]);

    public Task InvokeAsync(HttpContext context)
    {
        if (_localNamesOnly && !LocalNames.Contains(context.Request.Host.Host))
            return RefuseAsync(context, "Without keys the hub answers to the names of this machine alone: use http://127.0.0.1 or http://localhost.");
        if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwn(origin, context.Request) && !_allowed.Contains(origin))
            return RefuseAsync(context, $"Pages of this origin may not use the hub; {SecurityOptions.Section}:AllowedOrigins lists those that may.");
        return next(context);
    }

    // Behind a proxy that ends TLS the hub sees http where the page has https: host and port decide.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
