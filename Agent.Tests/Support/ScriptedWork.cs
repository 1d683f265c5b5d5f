using System.Runtime.CompilerServices;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>Work whose events the test writes; the first event and the last are added.</summary>
internal sealed class ScriptedWork(ScriptedWork.Script script) : IRunWork
{
    private int _started;

    /// <summary>Gives the events of a run between its first and its last.</summary>
    public delegate IAsyncEnumerable<AgentEvent> Script(RunRequest request, CancellationToken cancellationToken);

    /// <summary>Runs that were started.</summary>
    public int Started => Volatile.Read(ref _started);

    public async IAsyncEnumerable<AgentEvent> ExecuteAsync(RunRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _started);
        await foreach (var next in script(request, cancellationToken))
            yield return next;
        yield return new RunFinishedEvent
        {
            RunId = request.RunId,
            ThreadId = request.ThreadId,
            Result = new RunResult { Outcome = RunOutcomes.Answer, Answer = "done", AnsweredBy = "script", Timings = new RunTimings(0, 0) },
        };
    }
}
