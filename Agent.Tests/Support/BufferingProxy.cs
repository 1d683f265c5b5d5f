using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support;

/// <summary>
/// A proxy as companies have them: it knows no WebSockets, and gives an answer on when it has the whole of it, so that a stream never
/// comes. It may speak HTTP/1.0 with the
/// server, which keeps no connection.
/// </summary>
internal sealed class BufferingProxy : IAsyncDisposable
{
    // Of these each side has its own.
    private static readonly HashSet<string> OfAConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Upgrade", "Transfer-Encoding", "Keep-Alive", "Host", "Content-Length",
    };

    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };
    private readonly Uri _server;
    private readonly Version _version;

    private BufferingProxy(WebApplication app, Uri server, Version version) => (_app, _server, _version) = (app, server, version);

    public Uri Url => new(_app.Urls.First());

    /// <summary>Transports that clients have tried, in order, each once.</summary>
    public IReadOnlyList<string> Tried
    {
        get
        {
            lock (_tried)
                return [.. _tried.Distinct()];
        }
    }

    private readonly List<string> _tried = [];

    public static async Task<BufferingProxy> StartAsync(Uri server, Version version)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new BufferingProxy(app, server, version);
        app.Run(proxy.ForwardAsync);
        await app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        Note(context.Request);
        var target = new Uri(_server, context.Request.Path + context.Request.QueryString.Value);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), target)
        {
            Version = _version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Host = context.Request.Host.Value;
        if (context.Request.ContentLength > 0)
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => !OfAConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        // The whole of it, before a byte is passed on.
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (
            var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !OfAConnection.Contains(header.Key))
        )
            context.Response.Headers[name] = values.ToArray();
        var content = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private void Note(HttpRequest request)
    {
        var transport = request.Headers.Upgrade.Count > 0 ? "WebSockets"
            : request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal) ? "ServerSentEvents"
            : HttpMethods.IsGet(request.Method) && request.Query.ContainsKey("id") ? "LongPolling" : null;
        if (transport is null)
            return;
        lock (_tried)
            _tried.Add(transport);
    }
}
