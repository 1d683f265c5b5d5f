using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Core.Threads;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>
/// The work of a run: read what was said before, find the dataset, wait until it is loaded, let the agent answer, keep question and answer,
/// say how it ended.
/// </summary>
public sealed class AgentRunWork(
    DatasetChooser datasets,
    IChatClientFactory clients,
    AgentLoop loop,
    ThreadJournal threads,
    OutsideCalls outside,
    TimeProvider time
) : IRunWork
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<AgentEvent> ExecuteAsync(RunRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var clock = new RunClock(time);
        var client = clients.Choose(request.Ask);
        // A conversation that begins with this run has nothing before it.
        var history =
            request.Ask.ThreadId is null
                ? ThreadHistory.None
                : await threads.ReadAsync(request.ThreadId, request.Caller.UserId, cancellationToken).ConfigureAwait(false);
        var resume = request.Progress is { } progress ? AgentResume.From(request.RunId, progress.Attempt, progress.Events) : null;
        var choice = datasets.Choose(request.Ask, request.Caller, resume?.Dataset ?? history.Dataset);

        await foreach (var step in choice.WaitAsync(cancellationToken).ConfigureAwait(false))
            yield return step;
        using var dataset = await choice.OpenAsync(cancellationToken).ConfigureAwait(false);

        var session = dataset.StartSession();
        var decided = await outside.TakeDecisionAsync(request, history.Previous, cancellationToken).ConfigureAwait(false);
        var asked = AskedQuery.Of(request.Ask, history.Previous, dataset.Profile, decided);
        var others = await outside.ToolsAsync(request, dataset.Profile, session.Tools, cancellationToken).ConfigureAwait(false);
        var turn = new AgentTurnRequest
        {
            RunId = request.RunId,
            ThreadId = request.ThreadId,
            Question = asked.Question,
            Query = asked.Query,
            Previous = history.Previous,
            History = history.Messages,
            Client = client,
            Profile = dataset.Profile,
            Tools = [.. session.Tools, .. others],
            Decided = decided,
            MayAskApproval = request.Caller.MayApprove,
            Queries = session.Queries,
            Language = request.Ask.Language,
            Preface = choice.Preface,
            Resume = resume,
        };
        var record = new TurnRecord(request.RunId, dataset.Profile.Id);
        foreach (var next in request.Progress?.Events ?? [])
            record.Observe(next);
        await foreach (var next in loop.RunAsync(turn, cancellationToken).ConfigureAwait(false))
        {
            clock.Observe(next);
            record.Observe(next);
            yield return next;
        }

        var result = turn.Answer.ToResult(clock.Timings());
        if (turn.Answer.KeepsQuery && history.Previous?.Query is { } kept)
            record.Keep(kept);
        await threads.CommitAsync(request.ThreadId, request.Caller.UserId, asked.Question, record, result).ConfigureAwait(false);
        yield return new RunFinishedEvent { RunId = request.RunId, ThreadId = request.ThreadId, Result = result };
    }
}
