using System.Runtime.CompilerServices;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Benchmarks.Streaming.Server;

/// <summary>
/// The work of a run in the benchmark: the question says what the answer is like. A run with no tokens works until it is stopped.
/// </summary>
internal sealed class ScriptedWork(AnswerSource source) : IRunWork
{
    public async IAsyncEnumerable<AgentEvent> ExecuteAsync(RunRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var shape = AnswerShape.Parse(request.Ask.Question);
        if (shape.Tokens == 0)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        await foreach (var next in source.BodyAsync(shape, request.RunId, cancellationToken))
            yield return next;
        yield return AnswerSource.Finished(request.RunId, request.ThreadId);
    }
}
