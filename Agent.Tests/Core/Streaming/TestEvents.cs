using Agent.Protocol;

namespace Agent.Tests.Core.Streaming;

/// <summary>Events in short.</summary>
internal static class TestEvents
{
    public static TextMessageContentEvent Text(string delta, string message = "m1") => new() { MessageId = message, Delta = delta };

    public static TextMessageStartEvent TextStart(string message = "m1") => new() { MessageId = message };

    public static TextMessageEndEvent TextEnd(string message = "m1") => new() { MessageId = message };

    public static StepStartedEvent Step(string name) => new() { StepName = name };

    public static ToolCallArgsEvent Args(string delta, string call = "c1") => new() { ToolCallId = call, Delta = delta };

    public static ToolCallResultEvent Result(string content, string call = "c1") =>
        new()
        {
            MessageId = $"r-{call}",
            ToolCallId = call,
            Content = content,
        };

    public static RunStartedEvent Started(string run) => new() { RunId = run, ThreadId = "t1" };

    public static RunFinishedEvent Finished(string run, string answer = "") => new()
    {
        RunId = run,
        ThreadId = "t1",
        Result = new RunResult { Outcome = RunOutcomes.Answer, Answer = answer, AnsweredBy = "offline", Timings = new RunTimings(1, 2) },
    };
}
