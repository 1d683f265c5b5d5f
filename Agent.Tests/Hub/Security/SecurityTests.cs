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
    [CancelAfter(60_000)]
    public async Task Connect_WithoutTheRightKey_IsRefused(string? key, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(Keys);
        await using var client = hub.Client(key: key);

        var failure = await Assert.CatchAsync(async () => await client.DatasetsAsync(cancellationToken));

        Assert.That(failure!.Message, Does.Contain("401"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Connect_WithKey_IsServedAndRunsBelongToItsUser(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartOnPortAsync(Keys, ScriptedChatClient.TopDepartments());
        await using var ada = hub.Client(key: Key);
        await using var ben = hub.Client(key: "other-key-0123456789");
        var events = await ada.AskAsync(new AskRequest { Question = "Top departments" }, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
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
    [CancelAfter(60_000)]
    public async Task Negotiate_ByOriginAndName_LetsInOwnAndListedPagesOnly(string? origin, string host, HttpStatusCode expected, CancellationToken cancellationToken)
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

    [Test, CancelAfter(60_000)]
    public async Task Page_Always_ForbidsForeignScriptsAndFrames(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();

        using var response = await http.GetAsync(new Uri("/", UriKind.Relative), cancellationToken);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self'").And.Contain("frame-ancestors 'none'"));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Health_WithKeysConfigured_IsOpenAndNamesNothing(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();

        var report = await http.GetStringAsync(new Uri("/health", UriKind.Relative), cancellationToken);

        Assert.That(report, Does.Contain("\"status\":\"ok\"").And.Not.Contain("hse-sample"));
    }
}
