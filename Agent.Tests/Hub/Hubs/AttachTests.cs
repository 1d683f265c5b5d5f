using System.Runtime.CompilerServices;
using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Hubs;

/// <summary>Joining runs: before, during and after them, from elsewhere, and not at all.</summary>
public sealed class AttachTests
{
    private static readonly AskRequest Question = new() { Question = "How many incidents?" };

    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=alice", "Agent:Security:ApiKeys:0:Key=alice-0123456789abcdef",
        "Agent:Security:ApiKeys:1:Name=bob", "Agent:Security:ApiKeys:1:Key=bob-0123456789abcdef",
    ];

    private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test, CancelAfter(120_000)]
    public async Task Reload_AnotherClientAttachesAtThePosition_TogetherTheySeeTheLog(CancellationToken cancellationToken)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(Halves));
        var viewer = new LogViewer();
        var (runId, position) = await ReadHalfAsync(hub, viewer, cancellationToken);

        _half.SetResult();
        await using var reloaded = hub.Client();
        await viewer.FollowAsync(reloaded.AttachBatchesAsync(runId, position, cancellationToken));

        Assert.That(WireText.Of(viewer.Events), Is.EqualTo(await hub.LogTextAsync(runId, cancellationToken)));
    }

    [Test, CancelAfter(120_000)]
    public async Task LongSleep_RunEndsMeanwhile_TheRestIsThereOnWaking(CancellationToken cancellationToken)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(Halves));
        var viewer = new LogViewer();
        var (runId, position) = await ReadHalfAsync(hub, viewer, cancellationToken);

        _half.SetResult();
        await hub.LogTextAsync(runId, cancellationToken);
        await using var awake = hub.Client();
        await viewer.FollowAsync(awake.AttachBatchesAsync(runId, position, cancellationToken));

        Assert.That(viewer.Events[^1], Is.TypeOf<RunFinishedEvent>());
        Assert.That(WireText.Of(viewer.Events), Is.EqualTo(await hub.LogTextAsync(runId, cancellationToken)));
    }

    [Test, CancelAfter(120_000)]
    public async Task SecondDevice_FollowsTheSameRunFromItsStart_BothSeeTheLog(CancellationToken cancellationToken)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(Halves));
        await using var first = hub.Client();
        await using var second = hub.Client(format: WireFormat.MessagePack);
        var one = new LogViewer();
        var other = new LogViewer();
        var named = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = Task.Run(async () =>
        {
            await foreach (var batch in first.AskBatchesAsync(Question, cancellationToken: cancellationToken))
            {
                one.Take(batch);
                named.TrySetResult(batch.RunId);
            }
        }, cancellationToken);
        var runId = await named.Task.WaitAsync(cancellationToken);
        var following = other.FollowAsync(second.AttachBatchesAsync(runId, null, cancellationToken));

        _half.SetResult();
        await Task.WhenAll(asking, following);

        var log = await hub.LogTextAsync(runId, cancellationToken);
        Assert.That(new[] { WireText.Of(one.Events), WireText.Of(other.Events) }, Is.All.EqualTo(log));
    }

    [Test, CancelAfter(120_000)]
    public async Task PositionThatWasEvicted_IsRefusedAsLost_NeverServedWithAHole(CancellationToken cancellationToken)
    {
        await using var hub = await StreamHub.StartAsync(
            new ScriptedWork(SampleAnswers.Results(3_000)),
            ["Agent:Streaming:MaxLogEvents=1000"]
        );
        var run = await hub.RunToEndAsync(Question, cancellationToken);
        await using var client = hub.Client();

        Assert.Multiple(async () =>
        {
            Assert.That(await CodeAsync(client.AttachAsync(run.Id, null, cancellationToken)), Is.EqualTo(ErrorCodes.PositionLost));
            Assert.That(
                await CodeAsync(client.AttachAsync(run.Id, new Position("another life", 5), cancellationToken)),
                Is.EqualTo(ErrorCodes.PositionLost)
            );
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task SameClientRequestId_FromManyConnectionsAtOnce_IsOneRun(CancellationToken cancellationToken)
    {
        var work = new ScriptedWork(SampleAnswers.Of(20));
        await using var hub = await StreamHub.StartAsync(work);
        var texts = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    await using var client = hub.Client();
                    return WireText.Of(
                        await client.AskAsync(Question with { ClientRequestId = "once" }, cancellationToken).ToListAsync(cancellationToken)
                    );
                })
        );

        Assert.That(work.Started, Is.EqualTo(1));
        Assert.That(texts.Distinct().Count(), Is.EqualTo(1));
    }

    [Test, CancelAfter(120_000)]
    public async Task AnotherUsersRun_IsNeitherSeenNorCancelledNorFoundByItsRequestId(CancellationToken cancellationToken)
    {
        var work = new ScriptedWork(Halves);
        await using var hub = await StreamHub.StartAsync(work, Keys);
        await using var alice = hub.Client(key: "alice-0123456789abcdef");
        await using var bob = hub.Client(key: "bob-0123456789abcdef");
        var asking = alice
            .AskBatchesAsync(Question with { ClientRequestId = "mine" }, cancellationToken: cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await asking.MoveNextAsync();
        var runId = asking.Current.RunId;

        Assert.That(
            await CodeAsync(bob.AttachAsync(runId, null, cancellationToken)),
            Is.EqualTo(ErrorCodes.UnknownRun),
            "as if it were not there"
        );
        await bob.CancelAsync(runId, cancellationToken);
        _half.SetResult();
        while (await asking.MoveNextAsync() && !asking.Current.Events[^1].IsTerminal)
        {
        }

        Assert.That(asking.Current.Events[^1], Is.TypeOf<RunFinishedEvent>(), "another user's cancel does nothing");
        await bob.AskAsync(Question with { ClientRequestId = "mine" }, cancellationToken).ToListAsync(cancellationToken);
        Assert.That(work.Started, Is.EqualTo(2));
        await asking.DisposeAsync();
    }

    [Test, CancelAfter(120_000)]
    public async Task Anonymous_WhoKnowsTheRunsId_MayAttachAndCancel(CancellationToken cancellationToken)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(Halves));
        await using var asking = hub.Client();
        await using var other = hub.Client();
        var answer = asking.AskBatchesAsync(Question, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        await answer.MoveNextAsync();
        var runId = answer.Current.RunId;

        await other.CancelAsync(runId, cancellationToken);

        Assert.That(await CodeAsync(other.AttachAsync(runId, null, cancellationToken)), Is.EqualTo(ErrorCodes.Cancelled));
        Assert.That(runId, Does.Match("^[0-9a-f]{32}$"), "128 random bits");
        await answer.DisposeAsync();
    }

    private async IAsyncEnumerable<AgentEvent> Halves(
        Agent.Core.Runs.RunRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var next in SampleAnswers.EventsAsync(30, default, cancellationToken))
        {
            yield return next;
            if (next is TextMessageStartEvent)
                await _half.Task.WaitAsync(cancellationToken);
        }
    }

    private static async Task<(string RunId, Position Position)> ReadHalfAsync(
        StreamHub hub,
        LogViewer viewer,
        CancellationToken cancellationToken
    )
    {
        await using var page = hub.Client();
        await foreach (var batch in page.AskBatchesAsync(Question, CancelBehaviour.Detach, cancellationToken))
        {
            viewer.Take(batch);
            if (batch.Events.OfType<TableEvent>().Any())
                return (batch.RunId, batch.End);
        }

        throw new InvalidOperationException("The run ended before its second half.");
    }

    private static async Task<string?> CodeAsync(IAsyncEnumerable<AgentEvent> events) => (await events.LastAsync() as RunErrorEvent)?.Code;
}
