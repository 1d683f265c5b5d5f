using System.Net;
using System.Text;
using System.Text.Json;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Faces;

/// <summary>Bodies that are no JSON objects of Unicode text are refused in the form of the face, whatever member is at fault.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FaceBodyTests
{
    private static readonly (string Path, string Body)[] Asks =
    [
        ("/agui", """{"threadId":"t","runId":"r","messages":[{"id":"u","role":"user","content":"How many?"}]}"""),
        ("/v1/chat/completions", """{"model":"agent-hub","messages":[{"role":"user","content":"How many?"}]}"""),
        ("/v1/responses", """{"model":"agent-hub","input":"How many?","metadata":{"note":"How many?"}}"""),
    ];

    private static readonly string[] HalfPairs = ["\\ud800", "\\udc00 low", "high \\ud83d and more"];

    [Test, CancelAfter(120_000)]
    public async Task Body_WithTextThatIsNone_Answers400(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        foreach (var (path, body) in Asks)
            foreach (var broken in Broken(body))
            {
                using var answer = await PostAsync(http, path, broken, token);
                var said = await answer.Content.ReadAsStringAsync(token);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{path}: {Encoding.Latin1.GetString(broken)}");
                Assert.That(Detail(said), Does.Contain("Unicode"), path);
            }
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[1]")]
    [TestCase("{\"model\":")]
    [CancelAfter(120_000)]
    public async Task Body_ThatIsNoObject_Answers400(string body, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        foreach (var (path, _) in Asks)
        {
            using var answer = await PostAsync(http, path, Encoding.UTF8.GetBytes(body), token);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), path);
            Assert.That(Detail(await answer.Content.ReadAsStringAsync(token)), Does.Contain("must be a JSON object"), path);
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task Body_LargerThanOneMayBe_Answers413(CancellationToken token)
    {
        await using var hub = await TestHub.StartOnPortAsync();
        using var http = hub.Http();
        // The client waits for leave to send the body, so that the refusal arrives whatever the sockets do with the rest.
        http.DefaultRequestHeaders.ExpectContinue = true;
        foreach (var (path, _) in Asks)
        {
            using var answer = await PostAsync(http, path, new byte[9 << 20], token);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge), path);
            Assert.That(Detail(await answer.Content.ReadAsStringAsync(token)), Does.Contain("8 MiB"), path);
        }
    }

    /// <summary>A body with each of its names and texts broken in turn: by half a surrogate pair, and by bytes that are no UTF-8.</summary>
    private static IEnumerable<byte[]> Broken(string body)
    {
        for (var at = body.IndexOf('"', StringComparison.Ordinal); at >= 0; at = body.IndexOf('"', at + 1))
        {
            foreach (var half in HalfPairs)
                yield return Encoding.UTF8.GetBytes(body.Insert(at + 1, half));
            var bytes = Encoding.UTF8.GetBytes(body.Insert(at + 1, "~~"));
            bytes[bytes.AsSpan().IndexOf("~~"u8)] = 0xFF;
            yield return bytes;
            at = body.IndexOf('"', at + 1);
        }
    }

    private static string Detail(string said)
    {
        var root = JsonElement.Parse(said);
        return root.TryGetProperty("error", out var error)
            ? error.GetProperty("message").GetString()!
            : root.GetProperty("detail").GetString()!;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, byte[] body, CancellationToken token)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return http.PostAsync(new Uri(path, UriKind.Relative), content, token);
    }
}
