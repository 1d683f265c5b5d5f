using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Faces;

/// <summary>Every face asks for the same key, keeps runs apart by their owners, and can be switched off.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FaceRightsTests
{
    private const string KeyA = "key-of-a-0123456789";
    private const string KeyB = "key-of-b-0123456789";

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=a",
        $"Agent:Security:ApiKeys:0:Key={KeyA}",
        "Agent:Security:ApiKeys:1:Name=b",
        $"Agent:Security:ApiKeys:1:Key={KeyB}",
    ];

    private static readonly (string Method, string Path, string? Body)[] Asks =
    [
        (
            "POST",
            "/agui",
            """{"threadId":"t","runId":"r","messages":[{"id":"u","role":"user","content":"How many incidents are there?"}]}"""
        ),
        (
            "POST",
            "/v1/chat/completions",
            """{"model":"agent-hub","messages":[{"role":"user","content":"How many incidents are there?"}]}"""
        ),
        ("POST", "/v1/responses", """{"model":"agent-hub","input":"How many incidents are there?"}"""),
        (
            "POST",
            "/mcp",
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"""
        ),
    ];

    private static readonly string[] Reads = ["/agui/runs/r", "/agui/threads/t", "/runs/r/events"];

    [TestCaseSource(nameof(Paths)), CancelAfter(120_000)]
    public async Task Face_WithoutKey_Answers401(string method, string path, string? body, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        Assert.That((await SendAsync(http, method, path, body, null, token)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test, CancelAfter(120_000)]
    public async Task Run_OfAnotherUser_IsNotFound(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        foreach (var (method, path, body) in Asks)
            Assert.That((await SendAsync(http, method, path, body, KeyA, token)).StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        foreach (var path in Reads)
        {
            var (own, others) = (
                await SendAsync(http, "GET", path, null, KeyA, token),
                await SendAsync(http, "GET", path, null, KeyB, token)
            );
            Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            Assert.That(others.StatusCode, Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.NoContent), path);
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task SameRequestId_OfAnotherUser_IsAnotherRun(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        var (method, path, body) = Asks[0];
        foreach (var key in new[] { KeyA, KeyB })
            Assert.That(
                await (await SendAsync(http, method, path, body, key, token)).Content.ReadAsStringAsync(token),
                Does.Contain("RUN_FINISHED")
            );
    }

    [TestCase("AgUi", "/agui/capabilities")]
    [TestCase("OpenAi", "/v1/models")]
    [TestCase("Streams", "/runs/r/events")]
    [TestCase("Mcp", "/mcp")]
    [CancelAfter(120_000)]
    public async Task Face_SwitchedOff_IsNotThere(string face, string path, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync([$"Agent:Faces:{face}=false"]);
        using var http = hub.Http();
        Assert.That((await http.GetAsync(new Uri(path, UriKind.Relative), token)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>Clients of each face read refusals in their own form.</summary>
    [Test, CancelAfter(120_000)]
    public async Task MissingKey_IsToldInTheFormOfTheFace(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        using var models = await http.GetAsync(new Uri("/v1/models", UriKind.Relative), token);
        using var mcp = await SendAsync(http, "POST", "/mcp", "{}", null, token);
        using var agui = await SendAsync(http, "POST", "/agui", "{}", null, token);
        using var stream = await http.GetAsync(new Uri("/runs/r/events", UriKind.Relative), token);
        using var metadata = await http.GetAsync(new Uri("/.well-known/oauth-protected-resource/mcp", UriKind.Relative), token);
        Assert.Multiple(async () =>
        {
            Assert.That(await models.Content.ReadAsStringAsync(token), Does.Contain("\"invalid_api_key\""));
            Assert.That(
                mcp.Headers.WwwAuthenticate.ToString(),
                Does.Contain("resource_metadata=\"http://localhost/.well-known/oauth-protected-resource/mcp\"")
            );
            foreach (var answer in (HttpResponseMessage[])[agui, stream])
            {
                Assert.That(await answer.Content.ReadAsStringAsync(token), Does.Contain("\"status\":401").And.Contain("bearer token"));
                Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
            }

            foreach (var answer in (HttpResponseMessage[])[agui, stream, models])
                Assert.That(answer.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
            Assert.That(await metadata.Content.ReadAsStringAsync(token), Does.Contain("\"resource\":\"http://localhost/mcp\""));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task PageOfAnotherOrigin_IsRefused(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        foreach (var (method, path, body) in Asks)
        {
            using var request = Request(method, path, body, null);
            request.Headers.Add("Origin", "https://elsewhere.example");
            Assert.That((await http.SendAsync(request, token)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
    }

    private static IEnumerable<TestCaseData> Paths() =>
        Asks.Select(ask => new TestCaseData(ask.Method, ask.Path, ask.Body))
            .Concat(Reads.Select(path => new TestCaseData("GET", path, null)));

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http,
        string method,
        string path,
        string? body,
        string? key,
        CancellationToken token
    )
    {
        using var request = Request(method, path, body, key);
        return await http.SendAsync(request, token);
    }

    private static HttpRequestMessage Request(string method, string path, string? body, string? key)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            request.Headers.Accept.ParseAdd("application/json");
            request.Headers.Accept.ParseAdd("text/event-stream");
        }

        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }
}
