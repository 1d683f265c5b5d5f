using System.Runtime.CompilerServices;
using Agent.Console.Connection;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Console.Connection;

public sealed class RunFollowerTests
{
    private static readonly AskRequest Request = new() { Question = "How many?" };

    [Test, CancelAfter(10_000)]
    public async Task Follow_WholeRun_HandsOverEveryEventAndReturnsTheLast(CancellationToken cancellationToken)
    {
        var events = new AgentEvent[] { ConsoleEvents.Started(), ConsoleEvents.Text("5"), ConsoleEvents.Finished() };
        var seen = new List<AgentEvent>();

        var last = await new RunFollower(ScriptedConnection.Of(events), TimeProvider.System).FollowAsync(
            Request,
            seen.Add,
            cancellationToken
        );

        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EqualTo(events));
            Assert.That(last, Is.SameAs(events[^1]));
        });
    }

    [Test, CancelAfter(10_000)]
    public async Task Cancel_WhileRunning_StopsTheRunOnTheHubAndReadsItsEnd(CancellationToken cancellationToken)
    {
        ScriptedConnection connection = null!;
        connection = new ScriptedConnection((_, stop) => UntilCancelled(connection, says: true, stop));
        using var user = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var last = await new RunFollower(connection, TimeProvider.System).FollowAsync(Request, CancelOnText(user), user.Token);

        Assert.Multiple(() =>
        {
            Assert.That(connection.Cancelled.Task.IsCompletedSuccessfully, "the hub was told");
            Assert.That(last, Is.InstanceOf<RunErrorEvent>());
        });
    }

    [Test, CancelAfter(10_000)]
    public async Task Cancel_HubThatDoesNotSaySo_IsNotWaitedForLongerThanTwoSeconds(CancellationToken cancellationToken)
    {
        ScriptedConnection connection = null!;
        connection = new ScriptedConnection((_, stop) => UntilCancelled(connection, says: false, stop));
        var time = new FakeTimeProvider();
        using var user = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var following = new RunFollower(connection, time).FollowAsync(Request, CancelOnText(user), user.Token);
        Assert.That(await connection.Cancelled.Task.WaitAsync(cancellationToken), Is.EqualTo("run-1"));
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(await following.WaitAsync(cancellationToken), Is.Null);
    }

    private static Action<AgentEvent> CancelOnText(CancellationTokenSource user) => next =>
    {
        if (next is TextMessageContentEvent)
            user.Cancel();
    };

    private static async IAsyncEnumerable<AgentEvent> UntilCancelled(
        ScriptedConnection hub,
        bool says,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        yield return ConsoleEvents.Started();
        yield return ConsoleEvents.Text("Most ");
        await hub.Cancelled.Task.WaitAsync(stop);
        if (!says)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        yield return ConsoleEvents.Error(ErrorCodes.Cancelled, "The run was cancelled.");
    }
}
