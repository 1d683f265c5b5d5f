using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support;

/// <summary>A page of another origin.</summary>
internal sealed class OtherPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherPage(WebApplication app) => _app = app;

    /// <summary>What it holds.</summary>
    public string Html { get; set; } = string.Empty;

    public string Origin => _app.Urls.First();

    public static async Task<OtherPage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var page = new OtherPage(app);
        app.MapGet("/", () => Results.Content(page.Html, "text/html"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        await app.StartAsync();
        return page;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
