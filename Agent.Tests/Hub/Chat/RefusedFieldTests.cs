using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat;

/// <summary>Endpoints that answer 400 to one of our fields.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RefusedFieldTests
{
    [TestCase("stream_options", """{"error":{"message":"Unknown field: stream_options","type":"invalid_request_error"}}""", 400)]
    [TestCase(
        "stream_options",
        """{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}""",
        422
    )]
    [TestCase("reasoning_effort", """{"error":{"message":"Unrecognized request argument supplied: reasoning_effort","param":null}}""", 400)]
    [TestCase("tool_choice", """{"error":{"message":"Unsupported value.","type":"invalid_request_error","param":"tool_choice"}}""", 400)]
    [TestCase(
        "max_tokens",
        """{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","param":"max_tokens"}}""",
        400
    )]
    [CancelAfter(120_000)]
    public async Task Refused_ByName_IsAskedAgainWithoutItAndRemembered(string field, string refusal, int status, CancellationToken token)
    {
        await using var server = new ScriptedModelServer(exchange =>
            exchange.Request.Json.TryGetProperty(field, out _) ? Scripts.Status(status, refusal)(exchange) : Scripts.Answer(exchange)
        );
        await using var hub = ModelHub.For(
            server,
            AddressShape.Plain,
            new()
            {
                ["ReasoningEffort"] = "low",
                ["MaxOutputTokens"] = "100",
                ["MaxRetries"] = "0",
            }
        );
        var (first, second) = (await hub.AskAsync(token), await hub.AskAsync(token));

        Assert.Multiple(() =>
        {
            Assert.That(new[] { first.Text, second.Text }, Is.All.EqualTo("There were 42."));
            Assert.That(
                server.Requests.Select(request => request.Json.TryGetProperty(field, out _)),
                Is.EqualTo(new[] { true, false, false })
            );
            Assert.That(server.Requests.Select(request => request.Json.TryGetProperty("tools", out _)), Is.All.True);
            Assert.That(server.Requests.Last().Json.TryGetProperty("max_completion_tokens", out _), Is.EqualTo(field == "max_tokens"));
            Assert.That(hub.Health.Read()[0].Faults, Is.Zero);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Refused_AllTheTime_IsOneFault(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Error(400, "invalid_request_error", "stream_options is not supported"));
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var run = await hub.AskAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(run.Error?.Code, Is.EqualTo(ErrorCodes.ModelBadRequest));
            Assert.That(server.Requests, Has.Count.EqualTo(2));
        });
    }

    /// <summary>What is never sent is never refused: turns take several calls and one alike, and need not say so.</summary>
    [Test, CancelAfter(120_000)]
    public async Task ParallelToolCalls_Refused_IsNeverSent([Values] AddressShape shape, CancellationToken token)
    {
        await using var server = new ScriptedModelServer(exchange =>
            exchange.Request.Json.TryGetProperty("parallel_tool_calls", out _)
                ? Scripts.Error(400, "invalid_request_error", "Unsupported parameter: parallel_tool_calls")(exchange)
                : Scripts.Answer(exchange)
        );
        await using var hub = ModelHub.For(server, shape, new() { ["MaxRetries"] = "0" });
        var run = await hub.AskAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(run.Text, Is.EqualTo("There were 42."));
            Assert.That(server.Requests, Has.Count.EqualTo(1));
            Assert.That(server.Requests.Single().Json.TryGetProperty("tools", out _), Is.True);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task OmitFields_Set_AreNeverSent(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain, new() { ["OmitFields:0"] = "stream_options" });
        await hub.AskAsync(token);
        Assert.That(server.Requests.Single().Json.TryGetProperty("stream_options", out _), Is.False);
    }
}
