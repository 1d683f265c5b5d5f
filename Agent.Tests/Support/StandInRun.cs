using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>A run of a <see cref="StandInHub"/>: the test writes its events, viewers read them through the product's own log.</summary>
internal sealed class StandInRun(AskRequest request, IRunLog log)
{
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => Log.RunId;

    public AskRequest Request { get; } = request;

    public IRunLog Log { get; } = log;

    /// <summary>Completes when a viewer asks for the run to stop.</summary>
    public Task Cancelled => _cancelled.Task;

    /// <summary>Adds one batch.</summary>
    public Task AppendAsync(params AgentEvent[] events) => Log.AppendAsync(events, CancellationToken.None).AsTask();

    /// <summary>Adds the opening event.</summary>
    public Task StartAsync() => AppendAsync(new RunStartedEvent { ThreadId = "thread", RunId = Id, Input = Request });

    /// <summary>Adds text to the message <c>answer</c>, opening it when <paramref name="first"/>.</summary>
    public Task SayAsync(string text, bool first = false)
    {
        var content = new TextMessageContentEvent { MessageId = "answer", Delta = text };
        return first ? AppendAsync(new TextMessageStartEvent { MessageId = "answer" }, content) : AppendAsync(content);
    }

    /// <summary>Closes the message and the run.</summary>
    public Task FinishAsync(string answer = "") => AppendAsync(
        new TextMessageEndEvent { MessageId = "answer" },
        new RunFinishedEvent
        {
            ThreadId = "thread",
            RunId = Id,
            Result = new RunResult
            {
                Outcome = RunOutcomes.Answer,
                Answer = answer,
                AnsweredBy = "offline",
                Timings = new RunTimings(4, 12),
                Suggestions = ["And by month?"],
            },
        });

    /// <summary>Ends the run as the hub does when it was cancelled.</summary>
    public Task EndCancelledAsync() => AppendAsync(
        new TextMessageEndEvent { MessageId = "answer" },
        new RunErrorEvent { Code = ErrorCodes.Cancelled, Message = "The run was cancelled." });

    internal void Cancel() => _cancelled.TrySetResult();
}
