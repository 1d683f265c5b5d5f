using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>The work of a run: find the dataset, wait until it is loaded, let the agent answer, say how it ended.</summary>
public sealed class AgentRunWork(IDatasetCatalog catalog, IChatClientFactory clients, IQuestionSuggester suggester, AgentLoop loop, TimeProvider time) : IRunWork
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<AgentEvent> ExecuteAsync(RunRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var clock = new RunClock(time);
        var client = clients.Choose(request.Ask);
        var choice = new DatasetChoice(catalog, suggester);

        await foreach (var step in choice.WaitAsync(request.Ask, cancellationToken).ConfigureAwait(false))
            yield return step;
        using var dataset = await choice.OpenAsync(request.Ask, cancellationToken).ConfigureAwait(false);

        var turn = new AgentTurnRequest
        {
            RunId = request.RunId,
            ThreadId = request.ThreadId,
            Question = request.Ask.Question,
            Client = client,
            Profile = dataset.Profile,
            Tools = dataset.StartSession().Tools,
            Preface = choice.Preface,
        };
        await foreach (var next in loop.RunAsync(turn, cancellationToken).ConfigureAwait(false))
        {
            clock.Observe(next);
            yield return next;
        }

        yield return new RunFinishedEvent
        {
            RunId = request.RunId,
            ThreadId = request.ThreadId,
            Result = turn.Answer.ToResult(clock.Timings()),
        };
    }
}
