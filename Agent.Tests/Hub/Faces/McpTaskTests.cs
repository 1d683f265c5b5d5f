using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Faces;

/// <summary>An <c>ask</c> that takes long, for clients of the Model Context Protocol that know tasks and for those that do not.</summary>
[CancelAfter(120_000)]
public sealed class McpTaskTests
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [TearDown]
    public void Release() => _held.TrySetResult();

    [Test]
    public async Task Ask_ThatTakesLong_IsATaskUntilItIsDone(CancellationToken token)
    {
        await using var hub = await StartAsync();
        var task = (await CallAsync(hub, "tools/call", "ask", Question, true, token)).GetProperty("result");
        var id = task.GetProperty("taskId").GetString()!;
        Assert.Multiple(() =>
        {
            Assert.That(task.GetProperty("resultType").GetString(), Is.EqualTo("task"));
            Assert.That(task.GetProperty("status").GetString(), Is.EqualTo("working"));
            Assert.That(task.TryGetProperty("result", out _), Is.False);
            Assert.That(task.GetProperty("ttlMs").TryGetInt64(out _) && task.GetProperty("pollIntervalMs").TryGetInt64(out _), Is.True);
        });
        Assert.That((await LookAsync(hub, id, token)).GetProperty("status").GetString(), Is.EqualTo("working"));

        _held.SetResult();
        JsonElement done = default;
        await Eventually.TrueAsync(
            async () => (done = await LookAsync(hub, id, token)).GetProperty("status").GetString() == "completed",
            token
        );
        Assert.Multiple(() =>
        {
            Assert.That(done.GetProperty("resultType").GetString(), Is.EqualTo("complete"));
            Assert.That(
                done.GetProperty("result").GetProperty("structuredContent").GetProperty("answer").GetString(),
                Is.EqualTo("Slowly done.")
            );
        });
    }

    [Test]
    public async Task Cancel_OfATask_EndsIt_AndIsAcknowledgedTwice(CancellationToken token)
    {
        await using var hub = await StartAsync();
        var id = (await CallAsync(hub, "tools/call", "ask", Question, true, token))
            .GetProperty("result")
            .GetProperty("taskId")
            .GetString()!;
        var first = await CallAsync(hub, "tasks/cancel", id, $$"""{ "taskId": "{{id}}" }""", true, token);
        await Eventually.TrueAsync(async () => (await LookAsync(hub, id, token)).GetProperty("status").GetString() == "cancelled", token);
        var second = await CallAsync(hub, "tasks/cancel", id, $$"""{ "taskId": "{{id}}" }""", true, token);

        Assert.That(
            new[] { first, second }.Select(answer => answer.GetProperty("result").GetProperty("resultType").GetString()),
            Is.All.EqualTo("complete")
        );
    }

    [Test]
    public async Task Task_Unknown_OrNotDeclared_IsRefused(CancellationToken token)
    {
        await using var hub = await StartAsync();
        var unknown = await CallAsync(hub, "tasks/get", "none", """{ "taskId": "none" }""", true, token);
        var undeclared = await CallAsync(hub, "tasks/get", "none", """{ "taskId": "none" }""", false, token);

        Assert.Multiple(() =>
        {
            Assert.That(unknown.GetProperty("error").GetProperty("code").GetInt32(), Is.EqualTo(-32602));
            Assert.That(undeclared.GetProperty("error").GetProperty("code").GetInt32(), Is.EqualTo(-32021));
        });
    }

    [Test]
    public async Task Ask_OfAClientWithoutTasks_AnswersWithinTheCall(CancellationToken token)
    {
        await using var hub = await StartAsync();
        var asked = CallAsync(hub, "tools/call", "ask", Question, false, token);
        _held.SetResult();

        Assert.That(
            (await asked).GetProperty("result").GetProperty("structuredContent").GetProperty("answer").GetString(),
            Is.EqualTo("Slowly done.")
        );
    }

    private const string Question = """{ "name": "ask", "arguments": { "question": "How many incidents are there?", "mode": "model" } }""";

    private Task<TestHub> StartAsync() =>
        TestHub.StartAsync(
            ["Agent:Faces:McpTaskAfter=00:00:00"],
            new ScriptedChatClient([new TextContent("Slowly done.")])
            {
                Before = (_, cancellationToken) => _held.Task.WaitAsync(cancellationToken),
            }
        );

    private static async Task<JsonElement> LookAsync(TestHub hub, string id, CancellationToken token) =>
        (await CallAsync(hub, "tasks/get", id, $$"""{ "taskId": "{{id}}" }""", true, token)).GetProperty("result");

    private static async Task<JsonElement> CallAsync(
        TestHub hub,
        string method,
        string name,
        string parameters,
        bool knowsTasks,
        CancellationToken token
    )
    {
        var body = JsonElement.Parse(parameters);
        var extensions = knowsTasks ? """{ "io.modelcontextprotocol/tasks": {} }""" : "{}";
        var meta =
            $$"""{ "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": { "extensions": {{extensions}} } }""";
        var members = body.EnumerateObject()
            .Select(member => $"{JsonSerializer.Serialize(member.Name)}: {member.Value.GetRawText()}")
            .Append($"\"_meta\": {meta}");
        var request = new HttpRequestMessage(HttpMethod.Post, "mcp")
        {
            Content = new StringContent(
                $$"""{ "jsonrpc": "2.0", "id": 1, "method": "{{method}}", "params": { {{string.Join(", ", members)}} } }""",
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("mcp-protocol-version", "2026-07-28");
        request.Headers.Add("mcp-method", method);
        request.Headers.Add("mcp-name", name);
        using var http = hub.Http();
        var response = await http.SendAsync(request, token);
        var text = await response.Content.ReadAsStringAsync(token);
        Assert.That(response.StatusCode, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), text);
        // An answer as server-sent events holds the response in its last data line.
        var json = text.TrimStart().StartsWith('{')
            ? text
            : text.Split('\n').Last(line => line.StartsWith("data:", StringComparison.Ordinal))["data:".Length..];
        return JsonElement.Parse(json);
    }
}
