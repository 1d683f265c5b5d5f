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
            return RefuseAsync(
                context,
                "Without keys the hub answers to the names of this machine alone: use http://127.0.0.1 or http://localhost."
            );
        if (
            context.Request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !IsOwn(origin, context.Request)
            && !_allowed.Contains(origin)
        )
            return RefuseAsync(
                context,
                $"Pages of this origin may not use the hub; {SecurityOptions.Section}:AllowedOrigins lists those that may."
            );
        if (context.Request.Headers.Origin.Count == 0 && IsForeignWrite(context.Request))
            return RefuseAsync(
                context,
                "Another site's page sent this, and does not say which; the hub takes it from its own page, or from one that is listed."
            );
        return next(context);
    }

    // Some browsers, and some that guard privacy, leave the origin out: then what else they say of the page counts. Programs that are no
    // browser say nothing of it.
    private bool IsForeignWrite(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return true;
        return request.Headers.Referer.ToString() is { Length: > 0 } referer && !IsOwn(referer, request) && !IsAllowed(referer);
    }

    private bool IsAllowed(string page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var uri) && _allowed.Contains(uri.GetLeftPart(UriPartial.Authority));

    // Behind a proxy that ends TLS the hub sees http where the page has https: host and port decide.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
