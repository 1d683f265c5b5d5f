using System.Net;
using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Security;

/// <summary>Who gets in: keys, origins, names.</summary>
public sealed class SecurityTests
{
    private const string Key = "plain-key-0123456789";

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=ada", $"Agent:Security:ApiKeys:0:Key={Key}",
        "Agent:Security:ApiKeys:1:Name=ben", "Agent:Security:ApiKeys:1:Key=other-key-0123456789",
    ];

    [TestCase(null)]
    [TestCase("wrong-key-0123456789")]
    [CancelAfter(120_000)]
    public async Task Connect_WithoutTheRightKey_IsRefused(string? key, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(Keys);
        await using var client = hub.Client(key: key);

        var failure = await Assert.CatchAsync(async () => await client.DatasetsAsync(cancellationToken));

        Assert.That(failure!.Message, Does.Contain("401"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Connect_WithKey_IsServedAndRunsBelongToItsUser(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(Keys, ScriptedChatClient.TopDepartments());
        await using var ada = hub.Client(key: Key);
        await using var ben = hub.Client(key: "other-key-0123456789");
        var events = await ada.AskAsync(new AskRequest { Question = "Top departments" }, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
        var runId = ((RunStartedEvent)events[0]).RunId;

        var own = await ada.AttachAsync(runId, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        var others = await ben.AttachAsync(runId, cancellationToken: cancellationToken).ToListAsync(cancellationToken);

        Assert.That(own[^1], Is.TypeOf<RunFinishedEvent>());
        Assert.That(((RunErrorEvent)others.Single()).Code, Is.EqualTo(ErrorCodes.UnknownRun), "not even that the run exists is told");
    }

    [TestCase(null, "localhost", HttpStatusCode.OK)]
    [TestCase("http://localhost", "localhost", HttpStatusCode.OK)]
    [TestCase("https://localhost", "localhost", HttpStatusCode.OK, Description = "a proxy ends TLS")]
    [TestCase("https://intranet.example", "localhost", HttpStatusCode.OK)]
    [TestCase("https://evil.example", "localhost", HttpStatusCode.Forbidden)]
    [TestCase("null", "localhost", HttpStatusCode.Forbidden)]
    [TestCase("http://localhost:9999", "localhost", HttpStatusCode.Forbidden, Description = "another program of this machine")]
    [TestCase(null, "rebound.example", HttpStatusCode.Forbidden, Description = "a page that points its own name here")]
    [CancelAfter(120_000)]
    public async Task Negotiate_ByOriginAndName_LetsInOwnAndListedPagesOnly(
        string? origin,
        string host,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    )
    {
        await using var hub = await TestHub.StartAsync(["Agent:Security:AllowedOrigins:0=https://intranet.example"]);
        using var http = hub.Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, AgentHubMethods.Path + "/negotiate?negotiateVersion=1");
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using var response = await http.SendAsync(request, cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [Test, CancelAfter(120_000)]
    public async Task Page_Always_ForbidsForeignScriptsAndFrames(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();

        using var response = await http.GetAsync(new Uri("/", UriKind.Relative), cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            response.Headers.GetValues("Content-Security-Policy").Single(),
            Does.Contain("script-src 'self'").And.Contain("frame-ancestors 'none'")
        );
        Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
    }

    [TestCase("GET", "/health", HttpStatusCode.OK)]
    [TestCase("GET", "/nothing-here", HttpStatusCode.NotFound)]
    [TestCase("GET", "/datasets/rights", HttpStatusCode.Unauthorized)]
    [TestCase("POST", "/hubs/agent/negotiate?negotiateVersion=1", HttpStatusCode.Unauthorized)]
    [TestCase("DELETE", "/health", HttpStatusCode.MethodNotAllowed)]
    [CancelAfter(120_000)]
    public async Task Answer_OfAnyKind_CarriesTheHeaders(
        string method,
        string path,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    )
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var response = await http.SendAsync(request, cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(
            response.Headers.GetValues("Content-Security-Policy").Single(),
            Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'")
        );
        Assert.That(response.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
        Assert.That(response.Headers.CacheControl!.NoStore);
    }

    [TestCase("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [TestCase("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [TestCase("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [TestCase("Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    [TestCase("Referer", "https://evil.example/page", HttpStatusCode.Forbidden)]
    [TestCase("Referer", "http://localhost/page", HttpStatusCode.OK)]
    [TestCase("Referer", "https://intranet.example/page", HttpStatusCode.OK)]
    [TestCase("X-Nothing", "x", HttpStatusCode.OK, Description = "a program that is no browser")]
    [CancelAfter(120_000)]
    public async Task Post_WithoutOrigin_IsTakenByWhatElseIsSaidOfItsPage(
        string header,
        string value,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    )
    {
        await using var hub = await TestHub.StartAsync(["Agent:Security:AllowedOrigins:0=https://intranet.example"]);
        using var http = hub.Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, AgentHubMethods.Path + "/negotiate?negotiateVersion=1");
        request.Headers.Host = "localhost";
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await http.SendAsync(request, cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [TestCase(15)]
    [TestCase(20)]
    [CancelAfter(120_000)]
    public async Task Connect_WithTheBeginningOfAKey_IsRefused(int characters, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(Keys);
        var key = characters < Key.Length ? Key[..characters] : Key + "x";
        await using var client = hub.Client(key: key);

        var failure = await Assert.CatchAsync(async () => await client.DatasetsAsync(cancellationToken));

        Assert.That(failure!.Message, Does.Contain("401"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Health_WithKeysConfigured_IsOpenAndNamesNothing(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();

        var report = await http.GetStringAsync(new Uri("/health", UriKind.Relative), cancellationToken);

        Assert.That(report, Does.Contain("\"status\":\"ok\"").And.Not.Contain("hse-sample"));
    }
}
