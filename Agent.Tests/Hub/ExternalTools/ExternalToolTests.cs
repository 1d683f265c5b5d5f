using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Agent.Hub.ExternalTools;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Agent.Tests.Hub.ExternalTools;

/// <summary>A hub whose model calls the tools of another: the other is a hub as well, over the same protocol as any server.</summary>
public sealed partial class ExternalToolTests
{
    private const string Tool = "list_datasets";

    [Test, CancelAfter(120_000)]
    public async Task Call_PinnedTool_GivesTextFromOutside_AndOneEntryOfAudit(CancellationToken token)
    {
        await using var outside = await TestHub.StartOnPortAsync();
        var lines = new Lines();
        var model = Calling(Tool);
        await using var hub = await StartAsync(outside, await PinAsync(outside, token), model, lines);
        var events = await AskAsync(hub, token);
        var result = events.OfType<ToolCallResultEvent>().Single().Content;
        var audit = (await hub.AuditAsync(token)).Where(row => row.Action == "tool").Select(row => row.Body).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(result, Does.Contain("\"source\":\"other\"").And.Contain("hse-sample").And.Contain("not checked"));
            Assert.That(events.OfType<TableEvent>(), Is.Empty, "nothing from outside is a table of the data");
            Assert.That(audit, Has.Count.EqualTo(1));
            Assert.That(audit, Has.All.Contains($"\"server\":\"other\",\"tool\":\"{Tool}\",\"approval\":\"settings\",\"outcome\":\"ok\""));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Call_AnswersWithAFigureFromOutside_HasNoSourceForIt(CancellationToken token)
    {
        // A figure that the hub's own data does not hold, and the result from outside does.
        await using var outside = await TestHub.StartOnPortAsync(prepare: folder =>
            File.WriteAllText(Path.Combine(folder, "audits-918273.csv"), "Site,Score\nNorth,7\nSouth,9\n")
        );
        await using var hub = await StartAsync(
            outside,
            await PinAsync(outside, token),
            Calling(Tool, "There are 918273 of them."),
            new Lines()
        );
        var events = await AskAsync(hub, token);
        var figures = events.OfType<GroundingEvent>().SelectMany(next => next.Value.Figures).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(events.OfType<ToolCallResultEvent>().First().Content, Does.Contain("\"source\":\"other\"").And.Contain("918273"));
            Assert.That(figures.Select(figure => figure.Text), Has.Member("918273"));
            Assert.That(figures.Select(figure => figure.Source), Is.All.Null);
        });
    }

    [TestCase(null)]
    [TestCase("0000000000000000000000000000000000000000000000000000000000000000")]
    [CancelAfter(120_000)]
    public async Task Tools_NotPinned_AreOff_AndTheLogSaysTheHash(string? pin, CancellationToken token)
    {
        await using var outside = await TestHub.StartOnPortAsync();
        var lines = new Lines();
        await using var hub = await StartAsync(outside, pin, Calling(Tool), lines);
        var result = (await AskAsync(hub, token)).OfType<ToolCallResultEvent>().Single().Content;
        var hash = await PinAsync(outside, token);

        Assert.Multiple(() =>
        {
            Assert.That(result, Does.Contain("unknown_tool"));
            Assert.That(lines.All, Has.Some.Contains($"Pin={hash}"));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Tool_WithANameOfTheHubs_IsNotOffered(CancellationToken token)
    {
        await using var outside = await TestHub.StartOnPortAsync();
        var lines = new Lines();
        await using var hub = await StartAsync(outside, await PinAsync(outside, token), Calling("get_schema"), lines, "get_measure");
        await AskAsync(hub, token);

        Assert.That(lines.All, Has.Some.Contains("The tool get_measure of other is not offered"));
    }

    /// <summary>A program that the hub starts: another hub that speaks over its input and output.</summary>
    [Test, NonParallelizable, CancelAfter(240_000)]
    public async Task Call_ToolOfAProgram_GivesTextFromOutside(CancellationToken token)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("audits-of-the-program.csv"), "Site,Score\nNorth,7\nSouth,9\n", token);
        var lines = new Lines();
        await using (var unpinned = await StartProgramAsync(folder.Path, null, lines))
            await AskAsync(unpinned, token);
        var pin = lines
            .All.Select(line => PinOf().Match(line))
            .First(match => match.Success)
            .Groups[1]
            .Value;
        await using var hub = await StartProgramAsync(folder.Path, pin, new Lines());
        var result = (await AskAsync(hub, token)).OfType<ToolCallResultEvent>().Single().Content;

        Assert.That(result, Does.Contain("\"source\":\"other\"").And.Contain("audits-of-the-program"));
    }

    [Test]
    public void Hash_AnyChange_IsAnother_AnyOrderTheSame()
    {
        var (a, b) = (Make("a", "A", """{"type":"object","properties":{"x":{"type":"string"},"y":{}}}"""), Make("b", "B", "{}"));
        var same = Make("a", "A", """{"properties":{"y":{},"x":{"type":"string"}},"type":"object"}""");
        var hash = ToolSetHash.Of([a, b]);
        Assert.Multiple(() =>
        {
            Assert.That(ToolSetHash.Of([b, same]), Is.EqualTo(hash));
            Assert.That(
                new[]
                {
                    ToolSetHash.Of([a]),
                    ToolSetHash.Of([a, Make("b", "B!", "{}")]),
                    ToolSetHash.Of([a, Make("c", "B", "{}")]),
                    ToolSetHash.Of([a, Make("b", "B", """{"x":1}""")]),
                },
                Has.None.EqualTo(hash)
            );
        });
    }

    /// <summary>Whether a person is asked hangs on it: a server that comes to say it must be looked at again.</summary>
    [Test]
    public void Hash_ToolThatComesToSayItOnlyReads_IsAnother()
    {
        var (silent, reading) = (Make("a", "A", "{}"), Make("a", "A", "{}"));
        reading.Annotations = new ToolAnnotations { ReadOnlyHint = true };
        Assert.That(ToolSetHash.Of([reading]), Is.Not.EqualTo(ToolSetHash.Of([silent])));
    }

    private static Tool Make(string name, string description, string schema) =>
        new()
        {
            Name = name,
            Description = description,
            InputSchema = System.Text.Json.JsonElement.Parse(
                schema.Contains("\"type\":\"object\"", StringComparison.Ordinal) ? schema
                : schema == "{}" ? """{"type":"object"}"""
                : """{"type":"object","x":1}"""
            ),
        };

    private static ScriptedChatClient Calling(string tool, string answer = "Done.") =>
        new([new FunctionCallContent("c1", tool, new Dictionary<string, object?>())], [new TextContent(answer)]);

    private static Task<TestHub> StartAsync(TestHub outside, string? pin, IChatClient model, Lines lines, string tool = Tool)
    {
        List<string> settings =
        [
            $"Agent:ExternalTools:Servers:other:Url={new Uri(outside.Url, "mcp")}",
            $"Agent:ExternalTools:Servers:other:EnabledTools:0={tool}",
            "Agent:ExternalTools:PrivateHosts:0=127.0.0.1",
        ];
        if (pin is not null)
            settings.Add($"Agent:ExternalTools:Servers:other:Pin={pin}");
        return TestHub.StartAsync(settings, model, services: services => services.AddSingleton<ILoggerProvider>(lines));
    }

    private static Task<TestHub> StartProgramAsync(string folder, string? pin, Lines lines)
    {
        List<string> settings =
        [
            $"Agent:ExternalTools:Servers:other:Command={Requires.Program("dotnet", "install the .NET SDK")}",
            $"Agent:ExternalTools:Servers:other:Arguments:0={Path.Combine(AppContext.BaseDirectory, "Agent.Hub.dll")}",
            "Agent:ExternalTools:Servers:other:Arguments:1=mcp",
            $"Agent:ExternalTools:Servers:other:Arguments:2=--Agent:Data:Folder={folder}",
            "Agent:ExternalTools:Servers:other:Arguments:3=--Agent:Data:Sample=false",
            $"Agent:ExternalTools:Servers:other:EnabledTools:0={Tool}",
        ];
        if (pin is not null)
            settings.Add($"Agent:ExternalTools:Servers:other:Pin={pin}");
        return TestHub.StartAsync(settings, Calling(Tool), services: services => services.AddSingleton<ILoggerProvider>(lines));
    }

    private static async Task<string> PinAsync(TestHub outside, CancellationToken token)
    {
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(outside.Url, "mcp") }),
            cancellationToken: token
        );
        return ToolSetHash.Of((await client.ListToolsAsync(cancellationToken: token)).Select(tool => tool.ProtocolTool));
    }

    private static async Task<List<AgentEvent>> AskAsync(TestHub hub, CancellationToken token)
    {
        await using var client = hub.Client();
        return await client.AskAsync(new AskRequest { Question = "What is there?", Mode = AskModes.Model }, token).ToListAsync(token);
    }

    [GeneratedRegex("Pin=([0-9a-f]{64})")]
    private static partial Regex PinOf();

    /// <summary>What a hub logs.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => All.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
