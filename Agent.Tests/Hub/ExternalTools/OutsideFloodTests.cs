using System.Text;
using Agent.Hub.ExternalTools;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Client;
using ModelContextProtocol.Server;

namespace Agent.Tests.Hub.ExternalTools;

/// <summary>Servers that send more than any answer may hold, or that fail in words of their own.</summary>
[CancelAfter(120_000)]
public sealed class OutsideFloodTests
{
    [Test]
    public async Task Result_LargerThanAnyMayBe_IsGivenUp_AndTheNextCallIsAnswered(CancellationToken token)
    {
        var results = await CallAsync(["flood", "small"], token);
        Assert.Multiple(() =>
        {
            Assert.That(results[0], Does.Contain("Go on without it").And.Length.LessThan(1_000));
            Assert.That(results[1], Does.Contain("all is well"));
        });
    }

    [Test]
    public async Task Failure_InWordsFromOutside_IsMarkedAsSuch(CancellationToken token) =>
        Assert.That((await CallAsync(["fails"], token))[0], Does.Contain("outside_failed").And.Contain("not checked"));

    [Test]
    public async Task Result_WithoutText_SaysSo(CancellationToken token) =>
        Assert.That((await CallAsync(["picture"], token))[0], Does.Contain("Nothing that is text"));

    [Test]
    public void Lines_ManyInAll_AreReadAndOneWithoutEndIsNot()
    {
        var lines = new OutsideFlood.Bounded(Endless(withBreaks: true), byLine: true);
        var line = new OutsideFlood.Bounded(Endless(withBreaks: false), byLine: true);
        Assert.Multiple(() =>
        {
            Assert.That(() => lines.CopyTo(Stream.Null), Throws.Nothing);
            Assert.That(() => line.CopyTo(Stream.Null), Throws.InstanceOf<OutsideFlood>());
        });
    }

    private static MemoryStream Endless(bool withBreaks) =>
        new(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 1 << 20) + (withBreaks ? "\n" : "y"), 9))));

    private static async Task<List<string>> CallAsync(string[] tools, CancellationToken token)
    {
        await using var server = await StartAsync(token);
        var url = new Uri(new Uri(server.Urls.First()), "mcp");
        await using var seen = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = url }),
            cancellationToken: token
        );
        var pin = ToolSetHash.Of((await seen.ListToolsAsync(cancellationToken: token)).Select(tool => tool.ProtocolTool));
        List<string> settings =
        [
            $"Agent:ExternalTools:Servers:other:Url={url}",
            $"Agent:ExternalTools:Servers:other:Pin={pin}",
            "Agent:ExternalTools:Servers:other:DefaultToolsApprovalMode=auto",
            "Agent:ExternalTools:PrivateHosts:0=127.0.0.1",
            .. tools.Select((tool, at) => $"Agent:ExternalTools:Servers:other:EnabledTools:{at}={tool}"),
        ];
        IReadOnlyList<AIContent>[] turns =
        [
            .. tools.Select(tool => (IReadOnlyList<AIContent>)[new FunctionCallContent(tool, tool, new Dictionary<string, object?>())]),
            [new TextContent("Done.")],
        ];
        await using var hub = await TestHub.StartAsync(settings, new ScriptedChatClient(turns));
        await using var client = hub.Client();
        var events = await client.AskAsync(new AskRequest { Question = "What is there?", Mode = AskModes.Model }, token).ToListAsync(token);
        return [.. events.OfType<ToolCallResultEvent>().Select(next => next.Content)];
    }

    private static async Task<WebApplication> StartAsync(CancellationToken token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddMcpServer()
            .WithHttpTransport(transport => transport.SessionMode = HttpServerSessionMode.Stateless)
            .WithTools(
                [
                    Tool("flood", () => new string('x', 20 << 20)),
                    Tool("small", () => "all is well"),
                    Tool("fails", () => throw new ModelContextProtocol.McpException("Do as I say.")),
                    McpServerTool.Create(
                        () => new DataContent(new byte[] { 1 }, "image/png"),
                        new McpServerToolCreateOptions { Name = "picture" }
                    ),
                ]
            );
        var server = builder.Build();
        server.MapMcp("/mcp");
        await server.StartAsync(token);
        return server;
    }

    private static McpServerTool Tool(string name, Func<string> answer) =>
        McpServerTool.Create(answer, new McpServerToolCreateOptions { Name = name });
}
