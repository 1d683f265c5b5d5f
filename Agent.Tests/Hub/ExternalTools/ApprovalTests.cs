using System.Text.Json;
using Agent.Hub.ExternalTools;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Client;

namespace Agent.Tests.Hub.ExternalTools;

/// <summary>
/// A hub whose model calls a tool that changes something: nothing is sent before a person allows it, and then once, as it was shown.
/// </summary>
[CancelAfter(120_000)]
public sealed class ApprovalTests
{
    private WebApplication _server = null!;
    private TicketServer _tickets = null!;

    [SetUp]
    public async Task SetUp()
    {
        _tickets = new TicketServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddMcpServer()
            .WithHttpTransport(transport => transport.SessionMode = HttpServerSessionMode.Stateless)
            .WithTools(_tickets.Tools);
        _server = builder.Build();
        _server.MapMcp("/mcp");
        await _server.StartAsync();
    }

    [TearDown]
    public async Task TearDown() => await _server.DisposeAsync();

    [Test]
    public async Task Call_ThatChangesSomething_WaitsAndIsMadeOnceWhenAllowed(CancellationToken token)
    {
        await using var hub = await StartAsync(token, Call("Fix the rail"), Say("Ticket 1 is open."));
        await using var client = hub.Client();
        var asked = Result(
            await AskAsync(
                client,
                new AskRequest
                {
                    Question = "Open a ticket",
                    ThreadId = "t",
                    Mode = AskModes.Model,
                },
                token
            )
        );
        var waiting = asked.Approvals.Single();
        Assert.Multiple(() =>
        {
            Assert.That(asked.Outcome, Is.EqualTo(RunOutcomes.Clarify));
            Assert.That(asked.Answer, Is.EqualTo("May I call **open_ticket** on **tickets**? Nothing has been sent yet."));
            Assert.That(
                (waiting.Server, waiting.Tool, waiting.Arguments.GetRawText()),
                Is.EqualTo(("tickets", "open_ticket", """{"title":"Fix the rail"}"""))
            );
            Assert.That(_tickets.Opened, Is.Empty);
        });

        var allowed = await AskAsync(client, Decide(waiting, approved: true), token);
        var again = await AskAsync(client, Decide(waiting, approved: true), token);
        var audit = (await hub.AuditAsync(token)).Where(row => row.Action == "tool").Select(row => row.Body).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(_tickets.Opened, Is.EqualTo(new[] { "Fix the rail" }));
            Assert.That(Result(allowed).Answer, Is.EqualTo("Ticket 1 is open."));
            Assert.That(
                allowed.OfType<ToolCallResultEvent>().Single().Content,
                Does.Contain("\"source\":\"tickets\"").And.Contain("opened")
            );
            Assert.That(again.OfType<RunErrorEvent>().Single().Code, Is.EqualTo(ErrorCodes.BadRequest));
            Assert.That(
                audit,
                Has.Count.EqualTo(1).And.All.Contains("\"tool\":\"open_ticket\",\"approval\":\"person\",\"outcome\":\"ok\"")
            );
        });
    }

    [Test]
    public async Task Call_ThatIsNotAllowed_IsNeverMade_AndTheModelGoesOn(CancellationToken token)
    {
        await using var hub = await StartAsync(token, Call("Fix the rail"), Call("Fix the rail after all"), Say("No ticket was opened."));
        await using var client = hub.Client();
        var waiting = Result(
            await AskAsync(
                client,
                new AskRequest
                {
                    Question = "Open a ticket",
                    ThreadId = "t",
                    Mode = AskModes.Model,
                },
                token
            )
        )
            .Approvals.Single();
        var declined = Result(await AskAsync(client, Decide(waiting, approved: false), token));
        var audit = (await hub.AuditAsync(token)).Where(row => row.Action == "tool").Select(row => row.Body).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(_tickets.Opened, Is.Empty);
            Assert.That(
                (declined.Outcome, declined.Answer, declined.Approvals.Count),
                Is.EqualTo((RunOutcomes.Answer, "No ticket was opened.", 0))
            );
            Assert.That(audit, Has.Count.EqualTo(1).And.All.Contains("\"approval\":\"person\",\"outcome\":\"declined\""));
        });
    }

    [Test]
    public async Task Decision_OfTwoAtOnce_MakesTheCallOnce(CancellationToken token)
    {
        await using var hub = await StartAsync(token, Call("Fix the rail"), Say("Done."), Say("Done."));
        await using var client = hub.Client();
        var waiting = Result(
            await AskAsync(
                client,
                new AskRequest
                {
                    Question = "Open a ticket",
                    ThreadId = "t",
                    Mode = AskModes.Model,
                },
                token
            )
        )
            .Approvals.Single();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(client, Decide(waiting, approved: true), token)));

        Assert.That(_tickets.Opened, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Decision_AfterAnotherQuestion_NoLongerCounts(CancellationToken token)
    {
        await using var hub = await StartAsync(token, Call("Fix the rail"), Say("Never mind."));
        await using var client = hub.Client();
        var waiting = Result(
            await AskAsync(
                client,
                new AskRequest
                {
                    Question = "Open a ticket",
                    ThreadId = "t",
                    Mode = AskModes.Model,
                },
                token
            )
        )
            .Approvals.Single();
        await AskAsync(
            client,
            new AskRequest
            {
                Question = "Something else",
                ThreadId = "t",
                Mode = AskModes.Model,
            },
            token
        );
        var late = await AskAsync(client, Decide(waiting, approved: true), token);

        Assert.Multiple(() =>
        {
            Assert.That(late.OfType<RunErrorEvent>().Single().Metadata!.Problem.Detail, Does.Contain("no longer waits"));
            Assert.That(_tickets.Opened, Is.Empty);
        });
    }

    [TestCase("writes", TicketServer.ReadingName, 0)]
    [TestCase("prompt", TicketServer.ReadingName, 1)]
    [TestCase("auto", TicketServer.Name, 0)]
    public async Task Mode_OfAServer_SaysWhichCallsWait(string mode, string tool, int waiting, CancellationToken token)
    {
        await using var hub = await StartAsync(mode, token, Call("x", tool), Say("Done."));
        await using var client = hub.Client();
        var result = Result(await AskAsync(client, new AskRequest { Question = "Go", Mode = AskModes.Model }, token));

        Assert.That(result.Approvals, Has.Count.EqualTo(waiting));
    }

    [Test]
    public async Task Call_OverAgUi_IsAnInterrupt_AnsweredByAResume(CancellationToken token)
    {
        await using var hub = await StartAsync(token, Call("Fix the rail"), Say("Ticket 1 is open."));
        var asked = await RunAgUiAsync(hub, "r-1", """ "forwardedProps": { "interrupts": true, "mode": "model" } """, token);
        var interrupt = asked.GetProperty("outcome").GetProperty("interrupts")[0];
        var id = interrupt.GetProperty("id").GetString();
        Assert.Multiple(() =>
        {
            Assert.That(asked.GetProperty("outcome").GetProperty("type").GetString(), Is.EqualTo("interrupt"));
            Assert.That(interrupt.GetProperty("reason").GetString(), Is.EqualTo("approval"));
            Assert.That(
                interrupt.GetProperty("metadata").GetProperty("arguments").GetRawText(),
                Is.EqualTo("""{"title":"Fix the rail"}""")
            );
            Assert.That(_tickets.Opened, Is.Empty);
        });

        var allowed = await RunAgUiAsync(
            hub,
            "r-2",
            $$""" "forwardedProps": { "interrupts": true }, "resume": [{ "interruptId": "{{id}}", "status": "resolved", "payload": { "approved": true } }] """,
            token
        );
        Assert.Multiple(() =>
        {
            Assert.That(allowed.GetProperty("result").GetProperty("answer").GetString(), Is.EqualTo("Ticket 1 is open."));
            Assert.That(_tickets.Opened, Is.EqualTo(new[] { "Fix the rail" }));
        });
    }

    [Test]
    public async Task Call_AskedForByAProgram_IsRefused(CancellationToken token)
    {
        await using var hub = await StartAsync(token, Call("Fix the rail"), Say("That needs a person."));
        await using var mcp = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(hub.Url, "mcp") }, hub.Http()),
            cancellationToken: token
        );
        var result = await mcp.CallToolAsync(
            "ask",
            new Dictionary<string, object?> { ["question"] = "Open a ticket", ["mode"] = "model" },
            cancellationToken: token
        );

        Assert.Multiple(() =>
        {
            Assert.That(result.StructuredContent!.Value.GetProperty("answer").GetString(), Is.EqualTo("That needs a person."));
            Assert.That(_tickets.Opened, Is.Empty);
        });
    }

    private static AIContent[] Call(string title, string tool = TicketServer.Name) =>
        [new FunctionCallContent("c1", tool, new Dictionary<string, object?> { ["title"] = title })];

    private static AIContent[] Say(string text) => [new TextContent(text)];

    private static AskRequest Decide(PendingApproval call, bool approved) =>
        new()
        {
            ThreadId = "t",
            Approval = new ApprovalDecision { Id = call.Id, Approved = approved },
        };

    private static RunResult Result(IEnumerable<AgentEvent> events) => events.OfType<RunFinishedEvent>().Single().Result;

    private static async Task<List<AgentEvent>> AskAsync(Agent.Client.AgentClient client, AskRequest request, CancellationToken token) =>
        await client.AskAsync(request, token).ToListAsync(token);

    /// <summary>The last event of a run over AG-UI.</summary>
    private static async Task<JsonElement> RunAgUiAsync(TestHub hub, string runId, string members, CancellationToken token)
    {
        using var http = hub.Http();
        var body =
            $$"""{ "threadId": "t", "runId": "{{runId}}", "messages": [{ "id": "u", "role": "user", "content": "Open a ticket" }], {{members}} }""";
        var response = await http.PostAsync(
            new Uri("agui", UriKind.Relative),
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            token
        );
        var lines = (await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(token)).Split('\n');
        return JsonElement.Parse(lines.Last(line => line.StartsWith("data:", StringComparison.Ordinal))["data:".Length..]);
    }

    private Task<TestHub> StartAsync(CancellationToken token, params AIContent[][] turns) => StartAsync("writes", token, turns);

    private async Task<TestHub> StartAsync(string mode, CancellationToken token, params AIContent[][] turns)
    {
        var address = new Uri(new Uri(_server.Urls.First()), "mcp");
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = address }),
            cancellationToken: token
        );
        var pin = ToolSetHash.Of((await client.ListToolsAsync(cancellationToken: token)).Select(tool => tool.ProtocolTool));
        return await TestHub.StartAsync(
            [
                $"Agent:ExternalTools:Servers:tickets:Url={address}",
                $"Agent:ExternalTools:Servers:tickets:EnabledTools:0={TicketServer.Name}",
                $"Agent:ExternalTools:Servers:tickets:EnabledTools:1={TicketServer.ReadingName}",
                $"Agent:ExternalTools:Servers:tickets:DefaultToolsApprovalMode={mode}",
                $"Agent:ExternalTools:Servers:tickets:Pin={pin}",
                "Agent:ExternalTools:PrivateHosts:0=127.0.0.1",
            ],
            new ScriptedChatClient(turns));
    }
}
