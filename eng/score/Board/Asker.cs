using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Agents;
using Agent.Core.Datasets;
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
    public void Warm(IDataset dataset) => _planner.CanAnswer("How many rows are there?", dataset.Profile);

    public async Task<Answer> AskAsync(IDataset dataset, BoardQuestion question, CancellationToken cancellationToken)
    {
        var turn = new AgentTurnRequest
        {
            RunId = "run",
            ThreadId = "thread",
            Question = question.Text,
            Client = _planner,
            Profile = dataset.Profile,
            Tools = dataset.StartSession().Tools,
        };
        var isSure = _planner.CanAnswer(question.Text, dataset.Profile);
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
