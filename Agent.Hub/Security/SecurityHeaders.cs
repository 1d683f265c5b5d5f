namespace Agent.Hub.Security;

/// <summary>
/// Headers that every answer carries, refusals as well: nothing is taken for another kind of content, framed, told to others or, where a
/// caller's data is in it, kept.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // An answer that is no page loads nothing; the page says itself what it needs.
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Nothing;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        context.Response.OnStarting(static state =>
        {
            var response = ((HttpContext)state).Response;
            if (!response.Headers.ContainsKey("Cache-Control"))
                response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
