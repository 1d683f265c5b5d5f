using System.Runtime.CompilerServices;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>Work that opens a text message and then waits until the test lets it finish or fail.</summary>
internal sealed class HeldWork : IRunWork
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the message is open.</summary>
    public Task Opened => _opened.Task;

    public void Finish() => _end.TrySetResult();

    public void Fail(Exception failure) => _end.TrySetException(failure);

    public async IAsyncEnumerable<AgentEvent> ExecuteAsync(RunRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new TextMessageStartEvent { MessageId = "m" };
        _opened.TrySetResult();
        await _end.Task.WaitAsync(cancellationToken);
        yield return new TextMessageContentEvent { MessageId = "m", Delta = "Done." };
        yield return new TextMessageEndEvent { MessageId = "m" };
        yield return new RunFinishedEvent
        {
            RunId = request.RunId,
            ThreadId = request.ThreadId,
            Result = new RunResult { Outcome = RunOutcomes.Answer, Answer = "Done.", AnsweredBy = "test", Timings = new RunTimings(1, 1) },
        };
    }
}
