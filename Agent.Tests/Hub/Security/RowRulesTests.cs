using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Agent.Client;
using Agent.Core.Queries;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Security;

/// <summary>A user whose groups see some of the rows: whichever way they ask, nothing of the others is told.</summary>
[CancelAfter(120_000)]
internal sealed class RowRulesTests
{
    private const string Nora = "nora-key-0123456789";
    private const string Root = "root-key-0123456789";
    private const string Olga = "olga-key-0123456789";
    private const string Aud = "aud-key-00123456789";

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=nora", $"Agent:Security:ApiKeys:0:Key={Nora}", "Agent:Security:ApiKeys:0:Groups:0=north",
        "Agent:Security:ApiKeys:1:Name=root", $"Agent:Security:ApiKeys:1:Key={Root}", "Agent:Security:ApiKeys:1:Role=admin",
        "Agent:Security:ApiKeys:2:Name=olga", $"Agent:Security:ApiKeys:2:Key={Olga}",
        "Agent:Security:ApiKeys:3:Name=aud", $"Agent:Security:ApiKeys:3:Key={Aud}", "Agent:Security:ApiKeys:3:Groups:0=auditors",
    ];

    private const string Meta =
        """ "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}} """;

    private static readonly string[] Questions =
    [
        "How many incidents are there?",
        "List all incidents",
        "Incidents by site",
        "Which incidents mention hall?",
        "Show all actions",
        "How many actions are there by incident?",
        "Total cost of actions",
        "Who is the head of each site?",
        "What is the first incident date?",
    ];

    private static readonly string[] Statements =
    [
        "SELECT * FROM \"Incident\"",
        "SELECT * FROM \"Actions\"",
        "SELECT * FROM \"Sites\"",
        "SELECT DISTINCT \"Site\" FROM \"Incident\" UNION ALL SELECT \"Head\" FROM \"Sites\"",
        "SELECT count(*) FROM \"Incident\"",
        "SELECT * FROM \"__agent_profile\"",
        "SELECT * FROM \"__agent_first\"",
    ];

    [Test]
    public async Task Questions_OfAGroup_AreAnsweredFromItsRows(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys, prepare: Prepare);
        await using var client = hub.Client(key: Nora);
        var told = new StringBuilder();
        foreach (var question in Questions)
            told.AppendLine(await AskAsync(client, new AskRequest { Question = question, Mode = AskModes.Offline }, cancellationToken));
        told.AppendLine(JsonSerializer.Serialize(await client.DatasetsAsync(cancellationToken)));
        told.AppendLine(JsonSerializer.Serialize(await client.DescribeAsync("register", cancellationToken)));
        told.AppendLine(JsonSerializer.Serialize(await client.SuggestAsync("register", null, cancellationToken)));
        told.AppendLine(JsonSerializer.Serialize(await client.HomeAsync("register", cancellationToken)));
        AssertNothingOfOthers(told.ToString());
        Assert.That(told.ToString(), Does.Contain($"{SitesWorkbook.North}").And.Contain("mill"), "or this test proves nothing");

        await using var root = hub.Client(key: Root);
        Assert.That(
            await AskAsync(root, new AskRequest { Question = Questions[2], Mode = AskModes.Offline }, cancellationToken),
            Does.Contain("South"),
            "an administrator sees all"
        );
    }

    [Test]
    public async Task Statements_OfAModel_SeeTheGroupsRowsAlone(CancellationToken cancellationToken)
    {
        using var model = new ScriptedModel(
            ScriptedModel.Says([.. Statements.Select((sql, i) => ScriptedModel.Call($"c{i}", "run_sql", ("sql", sql)))]),
            ScriptedModel.Says("Done."));
        await using var hub = await TestHub.StartAsync(Keys, model, Prepare);
        await using var client = hub.Client(key: Nora);
        var told = await AskAsync(
            client,
            new AskRequest
            {
                Question = "What is there?",
                Dataset = "register",
                Mode = AskModes.Model,
            },
            cancellationToken
        );
        AssertNothingOfOthers(told + string.Concat(model.Turns.Select(turn => turn.All)));
        Assert.That(model.Turns[1].Results, Has.Count.EqualTo(Statements.Length).And.Some.Contains("mill"), "or this test proves nothing");
    }

    [Test]
    public async Task ToolsFacesAndFiles_OfAGroup_HoldItsRowsAlone(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys, prepare: Prepare);
        using var http = Http(hub, Nora);
        var told = new StringBuilder();
        foreach (
            var body in (string[])
                [
                    Tool("list_datasets", "{}"),
                    Tool("describe_dataset", """{"dataset":"register"}"""),
                    Tool("ask", """{"dataset":"register","question":"List all incidents"}"""),
                    Tool("query_data", """{"dataset":"register","query":{"version":1,"from":"Incident","select":[{"type":"count"}]}}"""),
                    Tool("search_text", """{"dataset":"register","text":"hall rail","sheet":"Actions"}"""),
                    Tool("get_schema", """{"dataset":"register"}"""),
                    $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"agent-hub://datasets/register",{{{Meta}}}}}""",
                ]
        )
        {
            told.AppendLine(await PostAsync(http, "/mcp", body, cancellationToken));
        }

        told.AppendLine(
            await PostAsync(
                http,
                "/v1/chat/completions",
                """{"model":"agent-hub/register.xlsx","messages":[{"role":"user","content":"List all actions"}]}""",
                cancellationToken
            )
        );
        told.AppendLine(
            await PostAsync(
                http,
                "/v1/chat/completions",
                """{"model":"agent-hub/register.xlsx","messages":[{"role":"user","content":"### Task:\nSuggest 3 follow-up questions as {\"follow_ups\": []}"}]}""",
                cancellationToken
            )
        );
        told.AppendLine(
            await PostAsync(
                http,
                "/agui",
                """{"threadId":"t","runId":"r","messages":[{"id":"u","role":"user","content":"List all incidents"}],"forwardedProps":{"dataset":"register"}}""",
                cancellationToken
            )
        );

        await using var client = hub.Client(key: Nora);
        var list = QueryJson.ToElement(new Query { From = "Incident", Rows = new RowList() });
        var events = await client
            .AskAsync(
                new AskRequest
                {
                    Query = list,
                    Dataset = "register",
                    Mode = AskModes.Offline,
                },
                cancellationToken
            )
            .ToListAsync(cancellationToken);
        var (runId, table) = (((RunStartedEvent)events[0]).RunId, events.OfType<TableEvent>().Last().Content.TableId);
        var csv = await http.GetStringAsync($"/runs/{runId}/tables/{table}.csv", cancellationToken);
        told.AppendLine(csv).AppendLine(await http.GetStringAsync($"/runs/{runId}/tables/{table}.json", cancellationToken));
        AssertNothingOfOthers(told.ToString());
        Assert.That(csv.Trim().Split('\n'), Has.Length.EqualTo(SitesWorkbook.North + 1));
    }

    [Test]
    public async Task Sidecar_IsForThoseWhoSeeAllRows_AndItsRulesForAdmins(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys, prepare: Prepare);
        using var nora = Http(hub, Nora);
        using var aud = Http(hub, Aud);
        using var root = Http(hub, Root);
        using var read = await nora.GetAsync(new Uri("/datasets/register/sidecar", UriKind.Relative), cancellationToken);
        using var remembered = await nora.PostAsJsonAsync(
            "/datasets/register/definitions",
            new
            {
                name = "x",
                column = "Incident.Site",
                values = new[] { "Sout" },
            },
            cancellationToken
        );
        using var opened = await aud.GetAsync(new Uri("/datasets/register/sidecar", UriKind.Relative), cancellationToken);
        using var removed = await aud.PutAsJsonAsync("/datasets/register/sidecar", new { text = "title: Mine\n" }, cancellationToken);
        using var titled = await aud.PutAsJsonAsync(
            "/datasets/register/sidecar",
            new { text = "title: Two sites\n" + SitesWorkbook.Sidecar },
            cancellationToken
        );
        using var changed = await root.PutAsJsonAsync(
            "/datasets/register/sidecar",
            new { text = "where:\n  north: all\n" },
            cancellationToken
        );

        Assert.That(
            (read.StatusCode, remembered.StatusCode, opened.StatusCode, removed.StatusCode, titled.StatusCode, changed.StatusCode),
            Is.EqualTo(
                (
                    HttpStatusCode.Forbidden,
                    HttpStatusCode.Forbidden,
                    HttpStatusCode.OK,
                    HttpStatusCode.Forbidden,
                    HttpStatusCode.OK,
                    HttpStatusCode.OK
                )
            )
        );
        await using var client = hub.Client(key: Nora);
        var rights = (await hub.AuditAsync(cancellationToken)).Where(row => row.Action == "rights").Select(row => row.Actor);
        Assert.That(rights, Is.EquivalentTo(new[] { string.Empty, "root" }), "the settings, and the rows");
        Assert.That(
            (await client.DescribeAsync("register", cancellationToken)).Sheets[0].Rows,
            Is.EqualTo(SitesWorkbook.North + SitesWorkbook.South),
            "the new rules hold"
        );
    }

    [Test]
    public async Task Stranger_IsToldThatNoRowsAreTheirs(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys, prepare: Prepare);
        await using var client = hub.Client(key: Olga);
        var last = await client
            .AskAsync(
                new AskRequest
                {
                    Question = Questions[0],
                    Dataset = "register",
                    Mode = AskModes.Offline,
                },
                cancellationToken
            )
            .LastAsync(cancellationToken);
        Assert.That((last as RunErrorEvent)?.Code, Is.EqualTo(ErrorCodes.Forbidden));
        Assert.That((await client.DatasetsAsync(cancellationToken)).Single().Status, Is.EqualTo(DatasetStatus.Failed));
    }

    private static void Prepare(string folder)
    {
        SitesWorkbook.Write(Path.Combine(folder, SitesWorkbook.FileName));
        File.WriteAllText(Path.Combine(folder, "register.agent.yaml"), SitesWorkbook.Sidecar);
    }

    // No text, no value and no count of the other site, nor of both together. Ids are drawn by chance and times taken from a clock: what
    // stands within a longer word, and how long a run took, says nothing of the rows.
    private static void AssertNothingOfOthers(string told)
    {
        var total = SitesWorkbook.North + SitesWorkbook.South;
        var found = Regex
            .Matches(
                Regex.Replace(told, "\"timings\":\\{[^}]*\\}", string.Empty),
                $@".{{0,80}}({SitesWorkbook.Secret}|South|(?<![\w\-.])({total}|{2 * total:N0}|{2 * total})(?![\w\-.])).{{0,80}}"
            )
            .Select(match => match.Value);
        Assert.That(found, Is.Empty);
    }

    private static async Task<string> AskAsync(AgentClient client, AskRequest request, CancellationToken cancellationToken) =>
        WireText.Of(await client.AskAsync(request, cancellationToken).ToListAsync(cancellationToken));

    private static string Tool(string name, string arguments) =>
        $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{name}}}","arguments":{{{arguments}}},{{{Meta}}}}}""";

    private static HttpClient Http(TestHub hub, string key)
    {
        var http = hub.Http();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        http.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        return http;
    }

    private static async Task<string> PostAsync(HttpClient http, string path, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (path == "/mcp")
        {
            var message = JsonNode.Parse(body)!;
            request.Headers.Add("mcp-protocol-version", "2026-07-28");
            request.Headers.Add("mcp-method", (string)message["method"]!);
            request.Headers.Add("mcp-name", (string)(message["params"]!["name"] ?? message["params"]!["uri"])!);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path}: {text}");
        return text;
    }
}
