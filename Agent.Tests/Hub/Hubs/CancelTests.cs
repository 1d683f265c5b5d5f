using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Hubs;

/// <summary>Cancel reaches what a run is doing: the model call, the query. Waiting is on signals; the benchmark has the times.</summary>
public sealed class CancelTests
{
    private const string Endless =
        "SELECT count(*) FROM \"Incident\" a, \"Incident\" b, \"Incident\" c, \"Incident\" d WHERE a.\"Department\" <> b.\"Department\"";

    private static readonly AskRequest Question = new() { Question = "How many incidents?" };

    [Test, CancelAfter(120_000)]
    public async Task Cancel_WhileTheModelIsSilent_EndsItsCall(CancellationToken cancellationToken)
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var model = new ScriptedChatClient([new TextContent("never")])
        {
            Before = async (_, token) =>
            {
                await using var _registration = token.Register(reached.SetResult);
                called.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
        };
        await using var hub = await TestHub.StartAsync(client: model);
        await using var client = hub.Client();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = client.AskAsync(Question, leaving.Token).ToListAsync(leaving.Token).AsTask();
        await called.Task.WaitAsync(cancellationToken);

        // The caller's token is all it takes: the client tells the hub.
        await leaving.CancelAsync();

        await reached.Task.WaitAsync(cancellationToken);
        Assert.That(async () => await asking, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test, CancelAfter(120_000)]
    public async Task Cancel_WhileAQueryRuns_StopsTheQuery(CancellationToken cancellationToken)
    {
        var model = new ScriptedChatClient(
            [new FunctionCallContent("call-1", "run_sql", new Dictionary<string, object?> { ["sql"] = Endless })],
            [new TextContent("never")]
        );
        await using var hub = await TestHub.StartAsync(["Agent:Queries:Timeout=00:05:00", "Agent:Loop:ToolTimeout=00:05:00"], model);
        await using var client = hub.Client();
        var answer = client.AskAsync(Question, CancelBehaviour.Detach, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var runId = string.Empty;
        while (await answer.MoveNextAsync() && answer.Current is not ToolCallEndEvent)
            runId = (answer.Current as RunStartedEvent)?.RunId ?? runId;

        await client.CancelAsync(runId, cancellationToken);
        while (await answer.MoveNextAsync() && !answer.Current.IsTerminal)
            Assert.That(answer.Current, Is.Not.TypeOf<ToolCallResultEvent>(), "the query takes hours");

        // A turn is left only when its tools have ended, so the run's end says that the query has ended too.
        Assert.That(((RunErrorEvent)answer.Current).Code, Is.EqualTo(ErrorCodes.Cancelled));
        await answer.DisposeAsync();
    }
}
