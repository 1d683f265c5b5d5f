using System.Runtime.CompilerServices;
using Agent.Console.Connection;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Console.Connection;

public sealed class AgentConnectionExtensionsTests
{
    private static readonly AskRequest Request = new() { Question = "How many?" };

    [Test, CancelAfter(120_000)]
    public async Task Follow_WholeRun_HandsOverEveryEventAndReturnsTheLast(CancellationToken cancellationToken)
    {
        var events = new AgentEvent[] { ConsoleEvents.Started(), ConsoleEvents.Text("5"), ConsoleEvents.Finished() };
        var seen = new List<AgentEvent>();

        var last = await ScriptedConnection.Of(events).FollowAsync(Request, seen.Add, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EqualTo(events));
            Assert.That(last, Is.SameAs(events[^1]));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Follow_CancelledRunThatDoesNotSaySo_ReturnsNothing(CancellationToken cancellationToken)
    {
        var connection = new ScriptedConnection((_, stop) => Endless(stop));
        using var user = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var last = await connection.FollowAsync(Request, _ => user.Cancel(), user.Token);

        Assert.That(last, Is.Null);
    }

    private static async IAsyncEnumerable<AgentEvent> Endless([EnumeratorCancellation] CancellationToken stop)
    {
        yield return ConsoleEvents.Started();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
    }
}
