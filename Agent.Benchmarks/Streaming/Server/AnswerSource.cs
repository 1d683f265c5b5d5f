using System.Diagnostics;
using System.Runtime.CompilerServices;
using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Benchmarks.Streaming.Server;

/// <summary>Makes the events of an answer at its pace: the same source for every arm.</summary>
internal sealed class AnswerSource(Pacer pacer)
{
    // Every so many pieces carry a stamp; a stamp in each would make pieces larger than those of a model.
    private const int StampEvery = 20;

    private static readonly string[] Words =
    [
        "the ",
        "incidents ",
        "of ",
        "2024 ",
        "were ",
        "mostly ",
        "near ",
        "misses, ",
        "at ",
        "site ",
        "A",
        " and ",
    ];

    private long _made;

    /// <summary>Events made so far, of all answers.</summary>
    public long Made => Volatile.Read(ref _made);

    /// <summary>An answer with its first and last event, for arms without runs.</summary>
    public async IAsyncEnumerable<AgentEvent> WholeAsync(
        AnswerShape shape,
        string runId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return new RunStartedEvent { RunId = runId, ThreadId = runId };
        await foreach (var next in BodyAsync(shape, runId, cancellationToken))
            yield return next;
        yield return Finished(runId, runId);
    }

    /// <summary>What lies between the first and the last event.</summary>
    public async IAsyncEnumerable<AgentEvent> BodyAsync(
        AnswerShape shape,
        string runId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(shape);
        for (var call = 1; call <= shape.ToolCalls; call++)
        {
            var id = $"call-{call}";
            yield return new ToolCallStartEvent { ToolCallId = id, ToolCallName = "aggregate_data" };
            yield return new ToolCallArgsEvent { ToolCallId = id, Delta = "{\"sheet\":\"Incident\",\"measure\":\"count\"}" };
            yield return new ToolCallEndEvent { ToolCallId = id };
            yield return Result(id);
        }

        // Named as the agent loop names its messages.
        var message = $"{runId}-2-m1";
        var signal = new AsyncSignal();
        var pace = shape.PaceMicroseconds * (Stopwatch.Frequency / 1_000_000);
        var due = Stopwatch.GetTimestamp();
        yield return new TextMessageStartEvent { MessageId = message };
        for (var token = 0; token < shape.Tokens; token++)
        {
            var delta =
                token == 0 ? Stamps.Now(Stamps.First)
                : token % StampEvery == 0 ? Stamps.Now(Stamps.Token)
                : Words[token % Words.Length];
            yield return new TextMessageContentEvent { MessageId = message, Delta = delta };
            if (shape.CriticalEvery > 0 && (token + 1) % shape.CriticalEvery == 0)
                yield return Result("call-x");
            if (token % 16 == 15)
                Interlocked.Add(ref _made, 16);
            due += pace;
            if (pace > 0)
                await pacer.UntilAsync(due, signal);
            cancellationToken.ThrowIfCancellationRequested();
        }

        Interlocked.Add(ref _made, shape.Events - (shape.Tokens / 16 * 16));
        yield return new TextMessageEndEvent { MessageId = message };
    }

    public static RunFinishedEvent Finished(string runId, string threadId) => new()
    {
        RunId = runId,
        ThreadId = threadId,
        Result = new RunResult { Outcome = RunOutcomes.Answer, Answer = "done", AnsweredBy = "script", Timings = new RunTimings(0, 0) },
    };

    private static ToolCallResultEvent Result(string call) =>
        new()
        {
            MessageId = $"{call}-result",
            ToolCallId = call,
            Content = Stamps.Now(Stamps.Critical),
        };
}
