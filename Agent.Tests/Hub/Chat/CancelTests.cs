using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat;

/// <summary>A run that is cancelled ends so in every phase of its request, and the request ends with it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CancelTests
{
    [TestCaseSource(nameof(Phases)), CancelAfter(120_000)]
    public async Task Cancel_InEachPhase_EndsTheRequestAndTheRun(string phase, object script, AddressShape shape, CancellationToken token)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var serve = (Func<ScriptedExchange, TaskCompletionSource, Task>)script;
        await using var server = new ScriptedModelServer(exchange => serve(exchange, reached));
        await using var hub = ModelHub.For(server, shape, new()
        {
            ["RetryDelay"] = "00:01:00",
            ["MaxRetryDelay"] = "00:10:00",
        });
        var run = await hub.StartAsync(token);
        await reached.Task.WaitAsync(token);
        if (phase == "in back-off")
            await UntilAsync(() => hub.Health.Read()[0].Retries == 1, token);

        run.Stop(ErrorCodes.Cancelled);
        var ended = await ModelHub.FollowAsync(run, token);
        await hub.UntilNothingIsLeftAsync(server, token);

        Assert.Multiple(() =>
        {
            Assert.That(ended.Error?.Code, Is.EqualTo(ErrorCodes.Cancelled));
            Assert.That(ended.HalfOpen(), Is.Empty);
            Assert.That(server.Requests, Has.Count.EqualTo(1));
            Assert.That(hub.Health.Read()[0].Faults, Is.EqualTo(phase == "in back-off" ? 1 : 0), "a cancelled request is no fault");
        });
    }

    private static IEnumerable<TestCaseData> Phases() =>
        from shape in new[] { AddressShape.Plain, AddressShape.Azure }
        from phase in new (string Name, Func<ScriptedExchange, TaskCompletionSource, Task> Script)[]
        {
            ("before headers", Hang()),
            ("before the first token", Hang("")),
            ("in comments", Hang(": ping\n\n")),
            ("in text", Hang(Frames.Text("There"))),
            ("in reasoning", Hang(Frames.Delta("""{"reasoning":"Hmm"}"""))),
            ("in a tool call", Hang(Frames.Tool(0, "c1", "lookup", "{\"o"))),
            ("in back-off", Fail),
        }
        select new TestCaseData(phase.Name, phase.Script, shape).SetArgDisplayNames(phase.Name, shape.ToString());

    private static Func<ScriptedExchange, TaskCompletionSource, Task> Hang(params string[] frames) => async (exchange, reached) =>
    {
        if (frames.Length > 0)
            await exchange.BeginAsync();
        await exchange.SendAsync(frames);
        reached.TrySetResult();
        await exchange.HangAsync();
    };

    private static async Task Fail(ScriptedExchange exchange, TaskCompletionSource reached)
    {
        await exchange.RespondAsync(500, "text/plain", "no");
        reached.TrySetResult();
    }

    private static async Task UntilAsync(Func<bool> condition, CancellationToken token)
    {
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
    }
}
