using Agent.Console;
using Agent.Console.Commands;
using Agent.Console.Connection;
using Agent.Console.Interactive;
using Agent.Console.Options;
using Agent.Protocol;
using Agent.Tests.Support;
using Spectre.Console;

namespace Agent.Tests.Console.Commands;

/// <summary>A conversation in the console.</summary>
[CancelAfter(120_000)]
public sealed class SessionCommandTests
{
    // Ctrl-C.
    private const char Interrupt = '\u0003';

    [Test]
    public async Task Questions_AreOfOneConversation_AndANumberAsksWhatWasOffered()
    {
        var hub = new SessionHub();

        var code = await RunAsync(hub, "How many?", "1", "/new", "Again?");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(ExitCodes.Answered));
            Assert.That(hub.Asked.Select(ask => ask.Question), Is.EqualTo(["How many?", "And by site?", "Again?"]));
            Assert.That(hub.Asked.Select(ask => ask.ThreadId), Is.EqualTo([null, "thread-1", null]));
            Assert.That(hub.Asked.Select(ask => ask.Dataset), Is.All.EqualTo("plant"));
        });
    }

    [Test]
    public async Task Dataset_Chosen_BeginsAnotherConversation_AndAnUnknownOneIsSaid()
    {
        var hub = new SessionHub();
        var output = new StringWriter();

        await RunAsync(hub, output, "How many?", "/dataset other", "How many?", "/dataset nowhere", "/what");

        Assert.Multiple(() =>
        {
            Assert.That(
                hub.Asked.Select(ask => (ask.Dataset, ask.ThreadId)),
                Is.EqualTo(new[] { ("plant", (string?)null), ("other", null) })
            );
            Assert.That(
                output.ToString(),
                Does.Contain("There is no dataset \"nowhere\". There are: plant, other.").And.Contain("There is no /what.")
            );
        });
    }

    [Test]
    public async Task Interrupt_InALine_DropsIt_AndOnAnEmptyOneLeaves()
    {
        var hub = new SessionHub();

        await RunAsync(hub, $"How man{Interrupt}How many?", $"{Interrupt}", "Never asked?");

        Assert.That(hub.Asked.Select(ask => ask.Question), Is.EqualTo(["How many?"]));
    }

    private static Task<int> RunAsync(SessionHub hub, params string[] lines) => RunAsync(hub, TextWriter.Null, lines);

    private static Task<int> RunAsync(SessionHub hub, TextWriter output, params string[] lines)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 200;
        return new SessionCommand(hub, new SessionPrompt(new Keys(lines)), console).RunAsync(
            new ConsoleOptions(),
            ask => ask(CancellationToken.None)
        );
    }

    private sealed class Keys(IEnumerable<string> lines) : ISessionTerminal
    {
        private readonly Queue<ConsoleKeyInfo> _keys = new(
            lines
                .SelectMany(line =>
                    line.Select(letter =>
                        letter == Interrupt
                            ? new ConsoleKeyInfo(letter, ConsoleKey.C, false, false, true)
                            : new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false)
                    )
                        .Append(new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false))
                )
                .Append(new ConsoleKeyInfo('\u0004', ConsoleKey.D, false, false, true))
        );

        public ConsoleKeyInfo ReadKey() => _keys.Dequeue();

        public void Show(string prompt, string text, int caret)
        {
        }

        public void EndLine()
        {
        }
    }

    private sealed class SessionHub : ISessionConnection
    {
        public List<AskRequest> Asked { get; } = [];

        public async IAsyncEnumerable<AgentEvent> AskAsync(
            AskRequest request,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            Asked.Add(request);
            await Task.CompletedTask;
            yield return ConsoleEvents.Started();
            yield return ConsoleEvents.Finished("Done.", RunOutcomes.Answer, "And by site?");
        }

        public Task<IReadOnlyList<DatasetInfo>> DatasetsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DatasetInfo>>([Info("plant"), Info("other")]);

        public Task<DatasetDescription> DescribeAsync(string dataset, CancellationToken cancellationToken) =>
            Task.FromResult(new DatasetDescription { Dataset = Info(dataset), Sheets = [] });

        private static DatasetInfo Info(string id) => new() { Id = id, Title = id, File = $"{id}.xlsx", Status = DatasetStatus.Ready };
    }
}
