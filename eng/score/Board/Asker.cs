using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Planning;
using Agent.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Agent.Score.Board;

/// <summary>Asks the offline planner through the agent's own loop, without a hub.</summary>
internal sealed class Asker(TimeProvider time) : IDisposable
{
    private readonly OfflinePlanner _planner = new(new QuestionSuggester(time), time);
    private readonly AgentLoop _loop = new(Options.Create(new AgentLoopOptions()), time, NullLogger<AgentLoop>.Instance);

    /// <summary>Builds what a first question builds, so that times are those of a warm hub.</summary>
    public async Task WarmAsync(IDataset dataset, CancellationToken cancellationToken)
    {
        if (dataset.StartSession().Queries is { } queries)
            await _planner.CanAnswerAsync("How many rows are there?", dataset.Profile, queries, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Answer> AskAsync(IDataset dataset, BoardQuestion question, CancellationToken cancellationToken)
    {
        var session = dataset.StartSession();
        var turn = new AgentTurnRequest
        {
            RunId = "run",
            ThreadId = "thread",
            Question = question.Text,
            Client = _planner,
            Profile = dataset.Profile,
            Tools = session.Tools,
            Queries = session.Queries,
        };
        var isSure =
            session.Queries is { } queries
            && await _planner.CanAnswerAsync(question.Text, dataset.Profile, queries, cancellationToken).ConfigureAwait(false);
        var tables = new List<TableContent>();
        var started = Stopwatch.GetTimestamp();
        await foreach (var next in _loop.RunAsync(turn, cancellationToken).ConfigureAwait(false))
        {
            if (next is TableEvent table)
                tables.Add(table.Content);
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        var result = JsonSerializer.SerializeToNode(turn.Answer.ToResult(new RunTimings(null, 0)));
        return new Answer(question.Id, turn.Answer.Text, turn.Answer.Outcome, [.. tables.Select(Rows)])
        {
            Notes = [.. tables.SelectMany(table => table.Notes), .. dataset.Profile.Sheets.SelectMany(sheet => sheet.Notes)],
            Words =
            [
                .. tables
                    .Select(table => table.Query)
                    .OfType<JsonElement>()
                    .Select(query => QueryJson.Read(query).ToWords(dataset.Profile)),
            ],
            Sql = [.. tables.Select(table => table.Evidence.Sql)],
            Readings = OfferedReading.In(result),
            IsSure = isSure,
            Milliseconds = elapsed.TotalMilliseconds,
        };
    }

    public void Dispose() => _planner.Dispose();

    private static IReadOnlyList<IReadOnlyList<JsonNode?>> Rows(TableContent table) =>
        [.. table.Rows.Select(row => (IReadOnlyList<JsonNode?>)[.. row.Select(cell => JsonSerializer.SerializeToNode(cell))])];
}
