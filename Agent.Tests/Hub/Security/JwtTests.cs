using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Security;

/// <summary>Tokens of an issuer that the tests start: who gets in, as whom, and who does not.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class JwtTests
{
    private TokenIssuer? _issuer;

    [OneTimeSetUp]
    public async Task StartAsync() => _issuer = await TokenIssuer.StartAsync(CancellationToken.None);

    [OneTimeTearDown]
    public async Task EndAsync() => await _issuer!.DisposeAsync();

    [Test, CancelAfter(120_000)]
    public async Task Token_OfTheIssuer_LetsInAsItsUser(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync([.. Settings], prepare: _ => { });
        await using var anna = hub.Client(key: _issuer!.Token("anna", ["analyst"]));
        await using var admin = hub.Client(key: _issuer.Token("root", ["admin"]));
        await using var keyed = hub.Client(key: "bert-bert-bert-bert");
        await anna.SaveSettingAsync("mine", System.Text.Json.JsonSerializer.SerializeToElement(1), cancellationToken);

        Assert.That(await anna.UserSettingsAsync(cancellationToken), Has.Count.EqualTo(1));
        Assert.That(await keyed.UserSettingsAsync(cancellationToken), Is.Empty, "a key works beside tokens, as another user");
        Assert.That(
            async () => await anna.ClearCachesAsync(cancellationToken),
            Throws.InstanceOf<Agent.Client.AgentClientException>().With.Message.Contains(ErrorCodes.Forbidden)
        );
        Assert.That(async () => await admin.ClearCachesAsync(cancellationToken), Throws.Nothing);
    }

    [Test, CancelAfter(120_000)]
    public async Task Token_ThatIsNotTheIssuersForThisHub_IsRefused(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync([.. Settings], prepare: _ => { });
        using var stranger = RSA.Create(2048);
        var good = _issuer!.Token("anna");
        var tokens = new Dictionary<string, string?>
        {
            ["none"] = null,
            ["for another audience"] = _issuer.Token("anna", audience: "payroll"),
            ["of another issuer"] = _issuer.Token("anna", from: "https://elsewhere.example"),
            ["expired"] = _issuer.Token("anna", life: TimeSpan.FromHours(-1)),
            ["signed by a stranger"] = _issuer.Token("anna", signedBy: stranger),
            ["without a signature"] = good[..(good.LastIndexOf('.') + 1)],
            ["changed"] = good[..^8] + "AAAAAAAA",
        };

        Assert.That(await StatusAsync(hub, good, cancellationToken), Is.EqualTo(HttpStatusCode.OK));
        foreach (var (what, token) in tokens)
            Assert.That(await StatusAsync(hub, token, cancellationToken), Is.EqualTo(HttpStatusCode.Unauthorized), what);
    }

    private IEnumerable<string> Settings =>
        [
            $"Agent:Security:Jwt:Authority={_issuer!.Url}",
            $"Agent:Security:Jwt:Audience={TokenIssuer.Audience}",
            "Agent:Security:Jwt:RequireHttps=false",
            "Agent:Security:ApiKeys:0:Name=bert",
            "Agent:Security:ApiKeys:0:Key=bert-bert-bert-bert",
        ];

    private static async Task<HttpStatusCode> StatusAsync(TestHub hub, string? token, CancellationToken cancellationToken)
    {
        using var http = hub.Http();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/datasets/rights");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }
}
