using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Hub.Audit;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.Faces;

/// <summary>
/// Rights, limits and the audit are the same whichever face a question comes through, and so is what is told of its meaning.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FaceSamenessTests
{
    private const string Question = "How many incidents are there?";

    private static readonly string[] Keys =
    [
        .. Key(0, CallerRoles.Viewer), .. Key(1, CallerRoles.Analyst), .. Key(2, CallerRoles.Admin),
        "Agent:Security:Datasets:0:Dataset=hse-sample", $"Agent:Security:Datasets:0:To:0=role:{CallerRoles.Analyst}",
        "Agent:Security:Datasets:0:Allow:0=list", "Agent:Security:Datasets:0:Allow:1=ask",
    ];

    private static readonly (string Face, string Path, string Body, string Sign)[] Asks =
    [
        (
            "ag-ui",
            "/agui",
            """{"threadId":"t","runId":"RUN","messages":[{"id":"u","role":"user","content":"Q"}],"forwardedProps":{"dataset":"hse-sample"}}""",
            "\"outcome\":\"answer\""
        ),
        (
            "openai",
            "/v1/chat/completions",
            """{"model":"agent-hub/hse-sample","messages":[{"role":"user","content":"Q"}]}""",
            "\"outcome\":\"answer\""
        ),
        ("openai", "/v1/responses", """{"model":"agent-hub/hse-sample","input":"Q"}""", "\"status\":\"completed\""),
        ("mcp", "/mcp", Call("ask", """{"question":"Q","dataset":"hse-sample"}"""), "\"outcome\":\"answer\""),
        (
            "mcp",
            "/mcp",
            Call("query_data", """{"dataset":"hse-sample","query":{"version":1,"from":"incident","select":[{"type":"count"}]}}"""),
            "\"total_rows\":1"
        ),
        ("mcp", "/mcp", Call("describe_dataset", """{"dataset":"hse-sample"}"""), "\"sheets\":["),
        (
            "mcp",
            "/mcp",
            """{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"agent-hub://datasets/hse-sample",META}}""",
            "u0022sheets"
        ),
    ];

    private static IEnumerable<TestCaseData> Rights() =>
        from role in new[] { CallerRoles.Viewer, CallerRoles.Analyst, CallerRoles.Admin }
        from ask in Enumerable.Range(0, Asks.Length)
        select new TestCaseData(role, ask).SetArgDisplayNames(role, $"{ask} {Asks[ask].Path}");

    [TestCaseSource(nameof(Rights)), CancelAfter(120_000)]
    public async Task Dataset_OfOneRole_IsThereForItAndAdminsOnly(string role, int ask, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        var answer = await AskAsync(http, role, ask, token);
        Assert.That(answer.Text, role == CallerRoles.Viewer ? Does.Not.Contain(Asks[ask].Sign) : Does.Contain(Asks[ask].Sign));
    }

    [TestCase("/v1/models"), CancelAfter(120_000)]
    public async Task Lists_ShowWhatTheCallerMayAsk(string path, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        using var viewer = Request("GET", path, CallerRoles.Viewer, null);
        using var analyst = Request("GET", path, CallerRoles.Analyst, null);
        using var tool = Request("POST", "/mcp", CallerRoles.Viewer, Call("list_datasets", "{}"));
        Assert.Multiple(async () =>
        {
            Assert.That((await SendAsync(http, viewer, token)).Text, Does.Not.Contain("hse-sample"));
            Assert.That((await SendAsync(http, analyst, token)).Text, Does.Contain("hse-sample"));
            Assert.That((await SendAsync(http, tool, token)).Text, Does.Contain("\"datasets\":[]"));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task UserAtTheLimit_IsRefusedThroughEachFace([Range(0, 4)] int ask, CancellationToken token)
    {
        var work = new HeldWork();
        await using var hub = await TestHub.StartAsync(
            [.. Keys, "Agent:Runs:MaxPerUser=1"],
            services: services => services.AddSingleton<IRunWork>(work)
        );
        using var http = hub.Http();
        await using var client = hub.Client(key: KeyOf(CallerRoles.Analyst));
        var events = client.AskAsync(new AskRequest { Question = Question }, token).GetAsyncEnumerator(token);
        await events.MoveNextAsync();
        var refused = await AskAsync(http, CallerRoles.Analyst, ask, token);
        await events.DisposeAsync();
        Assert.That(refused.Text, Does.Contain(ErrorCodes.RateLimited));
        Assert.That(refused.Status, Is.EqualTo(Asks[ask].Face == "mcp" ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests));
    }

    [Test, CancelAfter(120_000)]
    public async Task Audit_NamesTheFace_OfEachQuestionAndQuery(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        await using (var client = hub.Client(key: KeyOf(CallerRoles.Admin)))
            await client.AskAsync(new AskRequest { Question = Question }, token).LastAsync(token);
        foreach (var ask in Enumerable.Range(0, 5))
            await AskAsync(http, CallerRoles.Admin, ask, token);

        var rows = (await hub.AuditAsync(token)).Where(row => row.Action is AuditActions.Ask or AuditActions.Query)
            .Select(row => (row.Action, row.Actor, Face: (string?)JsonNode.Parse(row.Body)!["face"]));
        Assert.That(rows, Is.EqualTo(new[] { "signalr", "ag-ui", "openai", "openai", "mcp", "mcp" }.Select((face, index) =>
            (index == 5 ? AuditActions.Query : AuditActions.Ask, CallerRoles.Admin, (string?)face))));
    }

    [Test, CancelAfter(120_000)]
    public async Task Conversation_ReadOverMcp_IsAnExport(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        var answer = Structured(await AskAsync(http, CallerRoles.Analyst, 3, token));
        using var read = Request(
            "POST",
            "/mcp",
            CallerRoles.Analyst,
            $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"agent-hub://threads/{{{answer["thread_id"]}}}",META}}"""
        );
        Assert.That((await SendAsync(http, read, token)).Text, Does.Contain(Question));
        Assert.That((await hub.AuditAsync(token)).Count(row => row.Action == AuditActions.Export), Is.EqualTo(1));
    }

    /// <summary>What a question meant comes back as a query, and the query asked through the same face gives the same answer.</summary>
    [Test, CancelAfter(120_000)]
    public async Task Reading_AskedAgainThroughTheFace_GivesTheSameAnswer(CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        var chat = JsonNode.Parse((await AskAsync(http, CallerRoles.Analyst, 1, token)).Text)!;
        var response = JsonNode.Parse((await AskAsync(http, CallerRoles.Analyst, 2, token)).Text)!;
        var mcp = Structured(await AskAsync(http, CallerRoles.Analyst, 3, token));
        var queries = new[] { chat["agent_hub"], response["agent_hub"], mcp }
            .Select(answer => answer!["reading"]!["query"]!.ToJsonString())
            .Distinct()
            .ToList();
        Assert.That(queries, Has.Count.EqualTo(1));

        var body = """{"model":"agent-hub/hse-sample","messages":[{"role":"user","content":"that"}],"agent_hub":{"query":QUERY}}""".Replace(
            "QUERY",
            queries[0],
            StringComparison.Ordinal
        );
        using var request = Request("POST", "/v1/chat/completions", CallerRoles.Analyst, body);
        var again = JsonNode.Parse((await SendAsync(http, request, token)).Text)!;
        Assert.That(
            (string)again["choices"]![0]!["message"]!["content"]!,
            Is.EqualTo((string)chat["choices"]![0]!["message"]!["content"]!)
        );
    }

    [TestCase("/v1/chat/completions", "messages", "\"agent_hub\":7")]
    [TestCase("/v1/responses", "input", "\"agent_hub\":{\"query\":{\"select\":7}}")]
    [CancelAfter(120_000)]
    public async Task Extension_Malformed_IsRefused(string path, string name, string member, CancellationToken token)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        using var http = hub.Http();
        using var request = Request(
            "POST",
            path,
            CallerRoles.Analyst,
            """{"model":"agent-hub","NAME":[{"role":"user","content":"Q"}],MEMBER}"""
                .Replace("NAME", name, StringComparison.Ordinal)
                .Replace("MEMBER", member, StringComparison.Ordinal)
        );
        Assert.That((await SendAsync(http, request, token)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static JsonNode Structured((HttpStatusCode Status, string Text) answer)
    {
        var json = answer.Text.StartsWith('{')
            ? answer.Text
            : answer.Text.Split('\n').First(line => line.StartsWith("data: {", StringComparison.Ordinal))[6..];
        return JsonNode.Parse(json)!["result"]!["structuredContent"]!;
    }

    private static Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient http, string role, int ask, CancellationToken token)
    {
        var (_, path, body, _) = Asks[ask];
        return SendAsync(
            http,
            Request(
                "POST",
                path,
                role,
                body.Replace("\"Q\"", JsonSerializer.Serialize(Question), StringComparison.Ordinal)
                    .Replace("RUN", $"{role}-{ask}", StringComparison.Ordinal)
            ),
            token
        );
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        HttpClient http,
        HttpRequestMessage request,
        CancellationToken token
    )
    {
        using var response = await http.SendAsync(request, token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(token));
    }

    private static HttpRequestMessage Request(string method, string path, string role, string? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(role));
        if (body is null)
            return request;
        if (path == "/mcp")
        {
            const string Meta =
                """ "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}} """;
            body = body.Replace("META", Meta, StringComparison.Ordinal);
            var message = JsonNode.Parse(body)!;
            request.Headers.Add("mcp-protocol-version", "2026-07-28");
            request.Headers.Add("mcp-method", (string)message["method"]!);
            request.Headers.Add("mcp-name", (string)(message["params"]!["name"] ?? message["params"]!["uri"])!);
        }

        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        return request;
    }

    private static string Call(string tool, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}},META}}""";

    private static string KeyOf(string role) => $"key-of-the-{role}-0123";

    private static string[] Key(int index, string role) =>
        [
            $"Agent:Security:ApiKeys:{index}:Name={role}",
            $"Agent:Security:ApiKeys:{index}:Key={KeyOf(role)}",
            $"Agent:Security:ApiKeys:{index}:Role={role}",
        ];
}
