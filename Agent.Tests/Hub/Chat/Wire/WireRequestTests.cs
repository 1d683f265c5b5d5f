using System.Text.Json;
using Agent.Hub.Chat.Profiles;
using Agent.Hub.Chat.Wire;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support.ScriptedEndpoint;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Chat.Wire;

public sealed class WireRequestTests
{
    [TestCase("openai", "max_completion_tokens")]
    [TestCase("azure", "max_completion_tokens")]
    [TestCase("vllm", "max_tokens")]
    public void Write_Limit_IsNamedAsTheEndpointDoes(string profile, string field) =>
        Assert.That(Write(profile, new ChatOptions { MaxOutputTokens = 100 }).GetProperty(field).GetInt32(), Is.EqualTo(100));

    [Test]
    public void Write_UsageAndCost_AreAskedForWhereTheyMustBe()
    {
        var (router, other) = (Write("openrouter", null), Write("generic", null));
        Assert.Multiple(() =>
        {
            Assert.That(router.GetProperty("usage").GetProperty("include").GetBoolean());
            Assert.That(other.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
            Assert.That(other.TryGetProperty("usage", out _), Is.False);
        });
    }

    [Test]
    public void Write_NoTools_LeavesThemOut()
    {
        var json = Write("generic", new ChatOptions { Tools = [], ToolMode = ChatToolMode.None });
        Assert.That(json.TryGetProperty("tools", out _) || json.TryGetProperty("tool_choice", out _), Is.False);
    }

    [Test]
    public void Write_Tools_HaveNameDescriptionAndSchema()
    {
        var function = Write("generic", new ChatOptions { Tools = [new LookupTool("lookup", new LookupCalls())] })
            .GetProperty("tools")[0]
            .GetProperty("function");
        Assert.Multiple(() =>
        {
            Assert.That(function.GetProperty("name").GetString(), Is.EqualTo("lookup"));
            Assert.That(function.GetProperty("description").GetString(), Is.EqualTo("Looks a figure up."));
            Assert.That(function.GetProperty("parameters").GetProperty("type").GetString(), Is.EqualTo("object"));
        });
    }

    [Test]
    public void Write_CallWithUnreadableArguments_GoesBackAsAnEmptyObject()
    {
        var call = new FunctionCallContent("c1", "lookup") { Exception = new JsonException("cut") };
        var messages = Write("generic", null, new ChatMessage(ChatRole.User, "q"), new ChatMessage(ChatRole.Assistant, [call]))
            .GetProperty("messages");
        Assert.That(
            messages[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString(),
            Is.EqualTo("{}")
        );
    }

    [Test]
    public void Write_ReasoningOfAnEarlierQuestion_StaysHere()
    {
        var thought = new TextReasoningContent("old thought") { RawRepresentation = ReasoningFields.ReasoningContent };
        var json = Write(
            "generic",
            null,
            new(ChatRole.User, "q"),
            new(ChatRole.Assistant, [thought, new TextContent("a")]),
            new(ChatRole.User, "q2")
        );
        Assert.That(json.GetRawText(), Does.Not.Contain("old thought"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Headers_OfProfileAndSettings_AreSentAndAMissingKeyIsNot(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Answer);
        await using var hub = ModelHub.For(
            server,
            AddressShape.Plain,
            new()
            {
                ["ApiKey"] = "",
                ["Provider"] = "openrouter",
                ["Headers:X-Team"] = "safety",
            }
        );
        await hub.AskAsync(token);
        var headers = server.Requests.Single().Headers;

        Assert.Multiple(() =>
        {
            Assert.That(headers["X-Title"], Is.EqualTo("Agent Hub"));
            Assert.That(headers["X-Team"], Is.EqualTo("safety"));
            Assert.That(headers, Does.Not.ContainKey("Authorization"));
        });
    }

    private static JsonElement Write(string profile, ChatOptions? options, params ChatMessage[] messages)
    {
        var body = new System.Buffers.ArrayBufferWriter<byte>();
        WireRequest.Write("m", messages, options, EndpointProfiles.Named(profile)!, null, body);
        return JsonDocument.Parse(body.WrittenMemory).RootElement;
    }
}
