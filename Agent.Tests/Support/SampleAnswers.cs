using System.Runtime.CompilerServices;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>The events of answers like real ones, without their first and last.</summary>
internal static class SampleAnswers
{
    /// <summary>An answer with three tool calls and this many tokens, as fast as they are taken, or paced.</summary>
    public static ScriptedWork.Script Of(int tokens, TimeSpan pace = default) =>
        (_, cancellationToken) => EventsAsync(tokens, pace, cancellationToken);

    /// <summary>Tool results alone, which nothing can join: so many events are so many events.</summary>
    public static ScriptedWork.Script Results(int events, int bytes = 10) =>
        (_, cancellationToken) => ResultsAsync(events, new string('x', bytes), cancellationToken);

    /// <inheritdoc cref="Of"/>
    public static async IAsyncEnumerable<AgentEvent> EventsAsync(
        int tokens,
        TimeSpan pace,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return new StepStartedEvent { StepName = "think" };
        for (var call = 1; call <= 3; call++)
        {
            var id = $"call-{call}";
            yield return new ToolCallStartEvent { ToolCallId = id, ToolCallName = "aggregate_data" };
            foreach (var piece in new[] { "{\"sheet\":", "\"Incident\",", "\"measure\":\"count\"}" })
                yield return new ToolCallArgsEvent { ToolCallId = id, Delta = piece };
            yield return new ToolCallEndEvent { ToolCallId = id };
            yield return SampleScripts.Table($"table-{call}", 10);
            yield return new ToolCallResultEvent { MessageId = $"r-{id}", ToolCallId = id, Content = "{\"rows\":10}" };
        }

        yield return new StepFinishedEvent { StepName = "think" };
        yield return new TextMessageStartEvent { MessageId = "m1" };
        var started = TimeProvider.System.GetTimestamp();
        for (var token = 1; token <= tokens; token++)
        {
            yield return new TextMessageContentEvent { MessageId = "m1", Delta = SampleScripts.Token(token) };
            // By the clock, so that an answer takes as long on a busy machine, whose waits are longer than asked for.
            if (pace > TimeSpan.Zero && pace * token - TimeProvider.System.GetElapsedTime(started) is { Ticks: > 0 } early)
                await Task.Delay(early, TimeProvider.System, cancellationToken);
        }

        yield return new TextMessageEndEvent { MessageId = "m1" };
    }

    private static async IAsyncEnumerable<AgentEvent> ResultsAsync(
        int events,
        string content,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < events; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ToolCallResultEvent { MessageId = $"r-{i}", ToolCallId = $"c-{i}", Content = content };
        }

        await Task.CompletedTask;
    }
}
