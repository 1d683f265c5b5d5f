using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Faces;

/// <summary>Requests of a wrong shape: each is refused with a sentence that names the part, in the form of the face.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FaceShapeTests
{
    private const string Half = "A text in the request is no Unicode: it holds half a surrogate pair.";

    // What no sentence for people or models holds.
    private static readonly string[] Foreign = ["System.", "Exception", "JsonElement", "LineNumber", "BytePosition", "An error occurred"];

    private static readonly (string Path, string Body, string Said)[] OpenAi =
    [
        ("chat/completions", """{"model":7,"messages":[M]}""", "model must be a text."),
        ("chat/completions", """{"model":"agent-hub","messages":"How many?"}""", "messages must be an array."),
        ("chat/completions", """{"model":"agent-hub","messages":[7]}""", "Each entry of messages must be an object."),
        ("chat/completions", """{"model":"agent-hub","messages":[{"role":7,"content":"x"}]}""", "The role of each entry of messages"),
        ("chat/completions", """{"model":"agent-hub","messages":[{"role":"user","content":7}]}""", "must be a text or a list of parts."),
        ("chat/completions", """{"model":"agent-hub","messages":[{"role":"user","content":[7]}]}""", "must be an object with a type."),
        ("chat/completions", """{"model":"agent-hub","messages":[]}""", "must hold a user message with text."),
        ("chat/completions", """{"model":"agent-hub"}""", "messages must be an array of messages."),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"stream":"yes"}""", "stream must be true or false."),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"stream_options":true}""", "stream_options must be an object."),
        (
            "chat/completions",
            """{"model":"agent-hub","messages":[M],"stream_options":{"include_usage":1}}""",
            "include_usage must be true or false."
        ),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"n":"2"}""", "n must be a number."),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"agent_hub":{"mode":7}}""", "mode must be a text."),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"agent_hub":{"query":{"from":7}}}""", "\"from\" must be a text."),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"n":0}""", "n must be a whole number from 1 on."),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"user":"LONG"}""", "user must have 1 to 200 printable"),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"tool_choice":"maybe"}""", "tool_choice must be none, auto"),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"tool_choice":{"type":"function"}}""", "Tools of the client"),
        ("chat/completions", """{"model":"agent-hub","messages":[M],"response_format":{"type":7}}""", "response_format.type must be"),
        (
            "chat/completions",
            """{"model":"agent-hub","messages":[{"role":"user","content":[{"type":"text","text":"Q"},{"type":"file","file":{}}]}]}""",
            "Only text is read"
        ),
        ("responses", """{"model":"agent-hub","input":[{"role":"user","content":[{"type":"input_audio"}]}]}""", "Only text is read"),
        ("responses", """{"model":"agent-hub","input":[{"role":"user","content":[{"text":7}]}]}""", "The text of a part"),
        ("responses", """{"model":"agent-hub","input":"Q","tool_choice":"required"}""", "Tools of the client are not called"),
        ("responses", """{"model":"agent-hub","input":"Q","text":{"format":"json"}}""", "text.format must be an object."),
        ("responses", """{"model":"agent-hub","input":"Q","metadata":{"a":7}}""", "metadata.a must be a text."),
        ("responses", """{"model":"agent-hub","input":"Q","prompt_cache_key":7}""", "prompt_cache_key must be a text."),
        ("responses", """{"model":"agent-hub","input":"Q","presence_penalty":"x"}""", "presence_penalty must be a number."),
        ("responses", """{"model":"agent-hub","input":"Q","conversation":"c"}""", "previous_response_id"),
        ("responses", """{"model":"agent-hub","input":7}""", "input must be an array of messages."),
        ("responses", """{"model":"agent-hub","input":"Q","previous_response_id":7}""", "previous_response_id must be a text."),
        ("responses", """{"model":"agent-hub","input":"Q","temperature":"hot"}""", "temperature must be a number."),
        ("responses", """{"model":"agent-hub","input":"Q","metadata":[]}""", "metadata must be an object."),
        ("responses", """{"model":"agent-hub","input":"Q","tools":{}}""", "tools must be an array."),
    ];

    private static readonly (string Method, string Parameters, string Said)[] Mcp =
    [
        ("tools/call", """{"name":"ask","arguments":7}""", "\"arguments\" in the params of tools/call must be an object."),
        ("tools/call", """{"name":"ask","arguments":[]}""", "\"arguments\" in the params of tools/call must be an object."),
        ("tools/call", """{"name":"ask","arguments":"{}"}""", "\"arguments\" in the params of tools/call must be an object."),
        ("tools/call", """{"name":"ask","arguments":{"question":"\ud800"}}""", Half),
        ("tools/call", """{"name":"ask","arguments":{"\udc00":"x"}}""", Half),
        ("tools/call", """{"name":"query_data","arguments":{"query":{"from":"\ud800"}}}""", Half),
        (
            "tools/call",
            """{"name":"ask","arguments":{"question":7,"qustion":"x"}}""",
            "ask has no argument \"qustion\". Its arguments are question, "
        ),
        ("tools/call", """{"name":"ask","arguments":{"question":{}}}""", "\"question\" must be a text."),
        ("tools/call", """{"name":"ask","arguments":{}}""", "The question is empty"),
        ("tools/call", """{"name":"ask","arguments":{"question":"LONG"}}""", "The question has"),
        ("tools/call", """{"name":"ask","arguments":{"question":"Q","thread_id":"LONG"}}""", "thread_id must have 1 to 200"),
        ("tools/call", """{"name":"ask","arguments":{"question":"Q","mode":"fast"}}""", "one of auto, model, offline"),
        ("tools/call", """{"name":"describe_dataset","arguments":{"dataset":true}}""", "\"dataset\" must be a text."),
        ("tools/call", """{"name":"describe_dataset","arguments":{"dataset":"LONG"}}""", "There is no such dataset."),
        ("tools/call", """{"name":"query_data","arguments":{}}""", "The argument \"query\" is missing"),
        ("tools/call", """{"name":"query_data","arguments":{"query":7}}""", "\"query\" must be an object."),
        ("tools/call", """{"name":"query_data","arguments":{"query":"{"}}""", "The query must be a JSON object"),
        ("tools/call", """{"name":"query_data","arguments":{"query":{"from":"incident","selct":[]}}}""", "Did you mean \"select\"?"),
        ("tools/call", """{"name":"query_data","arguments":{"query":{"from":"unicorns","select":[{"type":"count"}]}}}""", "Nearest: "),
        ("tools/call", """{"name":"query_data","arguments":{"query":{"from":"LONG","select":[{"type":"count"}]}}}""", "is longer than"),
        ("tools/call", """{"name":"get_measure","arguments":{"name":[1]}}""", "\"name\" must be a text."),
        ("tools/call", """{"name":"get_measure","arguments":{"name":"trir","from":"LONG"}}""", "\"from\" is longer than 32,767"),
        ("tools/call", """{"name":"get_measure","arguments":{"name":"trir","from":"MUCH"}}""", "is no date."),
        ("tools/call", """{"name":"get_measure","arguments":{"name":"MUCH"}}""", "There is no measure"),
        ("tools/call", """{"name":"get_measure","arguments":{"name":"trir","sheet":"MUCH"}}""", "There is no sheet"),
        ("tools/call", """{"name":"get_measure","arguments":{"name":"trir","group_by":"MUCH"}}""", "There is no column"),
        ("tools/call", """{"name":"get_measure","arguments":{"name":"trir","period":"MUCH"}}""", "A rate is followed over month"),
        ("tools/call", """{"name":"query_data","arguments":{"query":{"from":"MUCH","select":[{"type":"count"}]}}}""", "MUC"),
        ("tools/call", """{"name":"get_records","arguments":{"run_id":"x"}}""", "The argument \"table_id\" is missing."),
        ("tools/call", """{"name":"get_records","arguments":{"run_id":"x","table_id":"y","limit":"many"}}""", "must be a whole number."),
        (
            "tools/call",
            """{"name":"get_records","arguments":{"run_id":"x","table_id":"y","offset":-1}}""",
            "\"offset\" must be a whole number from 0 on."
        ),
        ("tools/call", """{"name":"get_records","arguments":{"run_id":"LONG","table_id":"y"}}""", "There is no such run"),
        ("tools/call", """{"name":"no_such_tool","arguments":{}}""", "There is no tool no_such_tool. There are: ask, "),
        ("tools/call", """{"name":"LONG","arguments":{}}""", "There is no tool xxx"),
        ("resources/read", """{"uri":"LONG"}""", "There is no resource xxx"),
        ("prompts/get", """{"name":"LONG"}""", "There is no prompt xxx"),
        ("tools/call", """{"name":7,"arguments":{}}""", "\"name\" in the params of tools/call must be a text."),
        ("resources/read", """{"uri":"agent-hub://datasets/none"}""", "There is no resource"),
        ("resources/read", """{"uri":"file:///etc/passwd"}""", "There is no resource"),
        ("resources/read", """{"uri":7}""", "\"uri\" in the params of resources/read must be a text."),
        ("prompts/get", """{"name":"none"}""", "none"),
        ("prompts/get", """{"name":"trend","arguments":[]}""", "\"arguments\" in the params of prompts/get must be an object."),
        ("prompts/get", """{"name":"trend","arguments":{"what":"audits"}}""", "The prompt trend needs the argument \"period\""),
    ];

    [TestCaseSource(nameof(OpenAiCases)), CancelAfter(120_000)]
    public async Task OpenAi_WrongShape_IsRefusedByName(int at, CancellationToken token)
    {
        var (path, body, said) = OpenAi[at];
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        var sent = body.Replace("[M]", """[{"role":"user","content":"How many?"}]""", StringComparison.Ordinal)
            .Replace("LONG", new string('x', 1_000), StringComparison.Ordinal);
        using var answer = await http.PostAsync(new Uri($"/v1/{path}", UriKind.Relative), Json(sent), token);
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync(token)).GetProperty("error");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        AssertPlain(error.GetProperty("message").GetString()!, said);
    }

    [TestCaseSource(nameof(McpCases)), CancelAfter(120_000)]
    public async Task Mcp_WrongShape_IsRefusedByName(int at, CancellationToken token)
    {
        var (method, parameters, said) = Mcp[at];
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        var (status, text) = await McpAsync(http, method, parameters, token);
        Assert.That((int)status, Is.LessThan(500), text);
        var message = JsonElement.Parse(text);
        var told = message.TryGetProperty("error", out var error)
            ? error.GetProperty("message").GetString()!
            : Failed(message.GetProperty("result"));
        AssertPlain(told, said);
    }

    /// <summary>Newer clients name what they call in a header too, which is compared with the body before anything else reads it.</summary>
    [TestCase("tools/call", """ "name":7,"arguments":{} """)]
    [TestCase("resources/read", """ "uri":{} """)]
    [TestCase("tasks/get", """ "taskId":7 """)]
    [CancelAfter(120_000)]
    public async Task Mcp_NameThatIsNoText_IsRefusedBeforeItIsCompared(string method, string named, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        const string Meta =
            """ "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}} """;
        using var request = Request($$$"""{"jsonrpc":"2.0","id":1,"method":"{{{method}}}","params":{{{{named}}},{{{Meta}}}}}""", null);
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", method);
        request.Headers.Add("Mcp-Name", "7");
        using var answer = await http.SendAsync(request, token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync(token)).GetProperty("error");
        AssertPlain(error.GetProperty("message").GetString()!, "must be a text.");
    }

    [Test, CancelAfter(120_000)]
    public async Task Agui_RefusalsOfIds_NameTheMemberOfTheWire(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        var body = $$"""{"threadId":"t","runId":"{{new string('x', 201)}}","messages":[{"id":"u","role":"user","content":"How many?"}]}""";
        using var answer = await http.PostAsync(new Uri("/agui", UriKind.Relative), Json(body), token);
        var detail = JsonElement.Parse(await answer.Content.ReadAsStringAsync(token)).GetProperty("detail").GetString()!;
        AssertPlain(detail, "runId must have 1 to 200");
    }

    [TestCase("offset=", HttpStatusCode.BadRequest, "offset must be")]
    [TestCase("offset=%EF%BF%BD", HttpStatusCode.BadRequest, "offset must be")]
    [TestCase("offset=a_0000000000000001%0A", HttpStatusCode.BadRequest, "offset must be")]
    [TestCase("offset=-1&offset=now", HttpStatusCode.BadRequest, "Give one offset.")]
    [TestCase("live=sse", HttpStatusCode.BadRequest, "live needs an offset")]
    [TestCase("offset=-1&live=maybe", HttpStatusCode.BadRequest, "live must be long-poll or sse.")]
    [TestCase("offset=elsewhere_0000000000000001", HttpStatusCode.Gone, "read from -1")]
    [CancelAfter(120_000)]
    public async Task Stream_OffsetThatIsNone_IsRefusedInWords(string query, HttpStatusCode status, string said, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        const string Ask = """{"threadId":"t","runId":"r","messages":[{"id":"u","role":"user","content":"How many?"}]}""";
        using var asked = await http.PostAsync(new Uri("/agui", UriKind.Relative), Json(Ask), token);
        await asked.Content.ReadAsStringAsync(token);
        using var answer = await http.GetAsync(new Uri($"/runs/r/events?{query}", UriKind.Relative), token);
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        AssertPlain(JsonElement.Parse(await answer.Content.ReadAsStringAsync(token)).GetProperty("detail").GetString()!, said);
    }

    [TestCase("GET", "/agui/runs/none"), TestCase("POST", "/agui/runs/none/cancel"), TestCase("GET", "/runs/none/events")]
    [CancelAfter(120_000)]
    public async Task Run_Unknown_IsRefusedInWords(string method, string path, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync();
        using var http = hub.Http();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await http.SendAsync(request, token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        AssertPlain(JsonElement.Parse(await answer.Content.ReadAsStringAsync(token)).GetProperty("title").GetString()!, "no such run");
    }

    private static IEnumerable<TestCaseData> OpenAiCases() =>
        OpenAi.Select((one, at) => new TestCaseData(at).SetArgDisplayNames($"{at} {one.Path}", one.Body));

    private static IEnumerable<TestCaseData> McpCases() =>
        Mcp.Select((one, at) => new TestCaseData(at).SetArgDisplayNames($"{at} {one.Method}", one.Parameters));

    private static void AssertPlain(string told, string said)
    {
        Assert.That(told, Does.Contain(said).And.Length.LessThan(2_000));
        Assert.That(Foreign.Where(word => told.Contains(word, StringComparison.Ordinal)), Is.Empty, told);
    }

    private static string Failed(JsonElement result)
    {
        Assert.That(result.GetProperty("isError").GetBoolean(), Is.True);
        return result.GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    /// <summary>A call of the older era without a session, whose names need no header that a half surrogate could not stand in.</summary>
    private static async Task<(HttpStatusCode Status, string Text)> McpAsync(
        HttpClient http,
        string method,
        string parameters,
        CancellationToken token
    )
    {
        var session = await SessionAsync(http, token);
        var body = $$"""{"jsonrpc":"2.0","id":2,"method":"{{method}}","params":{{parameters}}}""".Replace(
            "LONG",
            new string('x', 100_000),
            StringComparison.Ordinal
        ).Replace("MUCH", "MUC" + new string('h', 10_000), StringComparison.Ordinal);
        using var request = Request(body, session);
        using var answer = await http.SendAsync(request, token);
        var text = await answer.Content.ReadAsStringAsync(token);
        return (
            answer.StatusCode,
            text.StartsWith('{')
                ? text
                : text.Split('\n').Last(line => line.StartsWith("data: {", StringComparison.Ordinal))["data: ".Length..]
        );
    }

    private static async Task<string?> SessionAsync(HttpClient http, CancellationToken token)
    {
        const string Initialize = """
            {"jsonrpc":"2.0","id":1,"method":"initialize",
             "params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            """;
        using var request = Request(Initialize, null);
        using var answer = await http.SendAsync(request, token);
        await answer.Content.ReadAsStringAsync(token);
        return answer.Headers.TryGetValues("mcp-session-id", out var ids) ? ids.Single() : null;
    }

    private static HttpRequestMessage Request(string body, string? session)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = Json(body) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (session is not null)
            request.Headers.Add("mcp-session-id", session);
        return request;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
