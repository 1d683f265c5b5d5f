using System.Net;
using System.Text.Json;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Endpoints;

/// <summary>What administrators see.</summary>
[CancelAfter(120_000)]
public sealed class AdminEndpointTests
{
    private const string Admin = "anna-key-0123456789";
    private const string Analyst = "bert-key-0123456789";

    [Test]
    public async Task Report_IsForAdministrators_AndHoldsNoSecret(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync([
            "Agent:Security:ApiKeys:0:Name=anna",
            $"Agent:Security:ApiKeys:0:Key={Admin}",
            "Agent:Security:ApiKeys:0:Admin=true",
            "Agent:Security:ApiKeys:1:Name=bert",
            $"Agent:Security:ApiKeys:1:Key={Analyst}",
        ]);

        var (refused, _) = await GetAsync(hub, Analyst, cancellationToken);
        var (status, text) = await GetAsync(hub, Admin, cancellationToken);

        using var report = JsonDocument.Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That(refused, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(
                report
                    .RootElement.GetProperty("keys")
                    .EnumerateArray()
                    .Select(key => $"{key.GetProperty("name")} {key.GetProperty("role")}"),
                Is.EqualTo(["anna admin", "bert analyst"])
            );
            Assert.That(text, Does.Not.Contain(Admin).And.Not.Contain(Analyst));
        });
    }

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(TestHub hub, string key, CancellationToken cancellationToken)
    {
        using var http = hub.Http();
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var response = await http.GetAsync(new Uri("/admin", UriKind.Relative), cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
