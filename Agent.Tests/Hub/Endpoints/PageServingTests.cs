using System.Net;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Endpoints;

/// <summary>How the page's files are served.</summary>
[CancelAfter(120_000)]
public sealed class PageServingTests
{
    [TestCase("gzip, deflate, br", "br")]
    [TestCase("gzip", "gzip")]
    [TestCase("br;q=0, gzip;q=0.5", "gzip")]
    [TestCase("identity", null)]
    public async Task Script_ComesAsTheClientTakesIt_AndIsKept(string taken, string? encoding, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await GetAsync(hub, await ScriptAsync(hub, cancellationToken), taken, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(encoding));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/javascript"));
            Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"));
            Assert.That(response.Headers.CacheControl?.ToString(), Does.Contain("immutable"));
        });
    }

    [Test]
    public async Task Page_MayBeFramed_ByListedOriginsOnly(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(["Agent:Security:AllowedOrigins:0=https://intranet.example"]);
        using var response = await GetAsync(hub, "/", "br", cancellationToken);

        Assert.That(
            response.Headers.GetValues("Content-Security-Policy").Single(),
            Does.EndWith("frame-ancestors https://intranet.example")
        );
    }

    private static async Task<string> ScriptAsync(TestHub hub, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")))
            Requires.Missing("The page was not built: install Node.js 20 or newer and build again.");
        using var http = hub.Http();
        var page = await http.GetStringAsync("/", cancellationToken);
        var start = page.IndexOf("./assets/page-", StringComparison.Ordinal);
        return page[(start + 1)..page.IndexOf('"', start)];
    }

    private static async Task<HttpResponseMessage> GetAsync(TestHub hub, string path, string taken, CancellationToken cancellationToken)
    {
        using var http = hub.Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", taken);
        return await http.SendAsync(request, cancellationToken);
    }
}
