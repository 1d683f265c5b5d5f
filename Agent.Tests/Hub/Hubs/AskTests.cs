using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Agent.Tests.Hub.Hubs;

/// <summary>Questions to the whole hub over TestServer, by the .NET client.</summary>
public sealed class AskTests
{
    private static readonly AskRequest Question = new() { Question = "Top 3 departments by number of incidents" };

    [TestCaseSource(typeof(Ways), nameof(Ways.Cases))]
    [CancelAfter(120_000)]
    public async Task Ask_SampleWorkbook_StreamsThinkingToolTableAndText(
        HttpTransportType transport,
        WireFormat format,
        CancellationToken cancellationToken
    )
    {
        await using var hub = await TestHub.StartAsync(client: ScriptedChatClient.TopDepartments());
        await using var client = hub.Client(transport, format: format);

        var events = await client.AskAsync(Question, cancellationToken: cancellationToken).ToListAsync(cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(events[0], Is.TypeOf<RunStartedEvent>());
            Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>());
            Assert.That(events.OfType<ReasoningMessageContentEvent>(), Is.Not.Empty);
            Assert.That(events.OfType<ToolCallStartEvent>().Single().ToolCallName, Is.EqualTo("get_top_values"));
            Assert.That(events.OfType<TableEvent>().Single().Content.Rows, Has.Count.EqualTo(3));
            Assert.That(((RunFinishedEvent)events[^1]).Result.Answer, Is.EqualTo("The departments are in the table."));
        });
    }

    [TestCase("", ErrorCodes.BadRequest)]
    [TestCase("   ", ErrorCodes.BadRequest)]
    [TestCase("x100000", ErrorCodes.QuestionTooLong)]
    [CancelAfter(120_000)]
    public async Task Ask_BadQuestion_IsRefusedAndTheConnectionStays(string question, string code, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(client: ScriptedChatClient.TopDepartments());
        await using var client = hub.Client();
        var asked = question == "x100000" ? new string('x', 100_000) : question;

        var refused = await client
            .AskAsync(new AskRequest { Question = asked }, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
        var answered = await client.AskAsync(Question, cancellationToken: cancellationToken).ToListAsync(cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(refused.Single(), Is.TypeOf<RunErrorEvent>().With.Property(nameof(RunErrorEvent.Code)).EqualTo(code));
            Assert.That(((RunErrorEvent)refused[0]).Metadata?.Problem.Detail, Is.Not.Empty);
            Assert.That(answered[^1], Is.TypeOf<RunFinishedEvent>());
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Ask_UnknownDataset_EndsWithItsCodeAndNamesTheDatasets(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(client: ScriptedChatClient.TopDepartments());
        await using var client = hub.Client();

        var events = await client
            .AskAsync(Question with { Dataset = "elsewhere.xlsx" }, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);

        var error = (RunErrorEvent)events[^1];
        Assert.That(error.Code, Is.EqualTo(ErrorCodes.UnknownDataset));
        Assert.That(error.Metadata?.Problem.Detail, Does.Contain("hse-sample.xlsx"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Ask_CorruptWorkbook_IsSaidPlainlyWhileTheOthersWork(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(client: ScriptedChatClient.TopDepartments(), prepare: folder =>
        {
            Agent.Data.Samples.SampleWorkbook.Write(Path.Combine(folder, "plant.xlsx"), new(400));
            File.WriteAllText(Path.Combine(folder, "broken.xlsx"), "no workbook");
        });
        await using var client = hub.Client();

        var failed = await client
            .AskAsync(Question with { Dataset = "broken.xlsx" }, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);
        var answered = await client
            .AskAsync(Question with { Dataset = "plant.xlsx" }, cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(((RunErrorEvent)failed[^1]).Code, Is.EqualTo(ErrorCodes.DatasetFailed));
            Assert.That(((RunErrorEvent)failed[^1]).Metadata?.Problem.Detail, Does.StartWith("broken.xlsx: "));
            Assert.That(answered[^1], Is.TypeOf<RunFinishedEvent>());
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Attach_UnknownRun_IsRefused(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();

        var events = await client.AttachAsync("nobody", cancellationToken: cancellationToken).ToListAsync(cancellationToken);

        Assert.That(((RunErrorEvent)events.Single()).Code, Is.EqualTo(ErrorCodes.UnknownRun));
    }

    [TestCase(AgentHubMethods.Ask, 17)]
    [TestCase(AgentHubMethods.Attach, "run", "no position")]
    [CancelAfter(120_000)]
    public async Task Call_MalformedArguments_FailsAloneAndTheConnectionStays(string method, params object[] arguments)
    {
        await using var hub = await TestHub.StartOnPortAsync();
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(hub.Url, AgentHubMethods.Path)).Build();
        await connection.StartAsync();

        var failure = await Assert.CatchAsync(async () =>
        {
            await foreach (var _ in connection.StreamAsyncCore<object>(method, arguments))
            {
            }
        });

        Assert.That(failure!.Message, Does.Not.Contain("   at ").And.Not.Contain("System."));
        Assert.That(await connection.InvokeAsync<bool>(AgentHubMethods.Cancel, "nobody"), Is.False);
    }

    [Test, CancelAfter(120_000)]
    public async Task Ask_HubStopsMidAnswer_EndsWithShutdown(CancellationToken cancellationToken)
    {
        var inText = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var model = new ScriptedChatClient([
            new Microsoft.Extensions.AI.TextContent("half"),
            new Microsoft.Extensions.AI.TextContent("never"),
        ])
        {
            Before = async (content, token) =>
            {
                if (content is Microsoft.Extensions.AI.TextContent { Text: "never" })
                {
                    inText.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                }
            },
        };
        await using var hub = await TestHub.StartOnPortAsync(["Agent:Runs:Drain=00:00:00"], model);
        await using var client = hub.Client();
        var answer = client.AskAsync(Question, cancellationToken: cancellationToken).ToListAsync(cancellationToken).AsTask();
        await inText.Task.WaitAsync(cancellationToken);

        await hub.StopAsync(cancellationToken);

        var events = await answer;
        Assert.Multiple(() =>
        {
            Assert.That(((RunErrorEvent)events[^1]).Code, Is.EqualTo(ErrorCodes.Shutdown));
            Assert.That(events[^2], Is.TypeOf<TextMessageEndEvent>(), "what was open is closed");
            Assert.That(events.OfType<TextMessageContentEvent>().Single().Delta, Is.EqualTo("half"));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Cancel_AnotherConnection_EndsTheRun(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var model = new ScriptedChatClient([new Microsoft.Extensions.AI.TextContent("never")])
        {
            Before = async (_, token) =>
            {
                started.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
        };
        await using var hub = await TestHub.StartAsync(client: model);
        await using var asking = hub.Client();
        await using var other = hub.Client();
        var answer = asking
            .AskAsync(Question with { ClientRequestId = "one" }, cancellationToken: cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await answer.MoveNextAsync();
        await started.Task.WaitAsync(cancellationToken);

        await other.CancelAsync(((RunStartedEvent)answer.Current).RunId, cancellationToken);
        while (await answer.MoveNextAsync() && !answer.Current.IsTerminal)
        {
        }

        Assert.That(((RunErrorEvent)answer.Current).Code, Is.EqualTo(ErrorCodes.Cancelled));
        await answer.DisposeAsync();
    }
}
