using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Tools;
using Agent.Data.Samples;
using Agent.Protocol;
using Agent.Score;
using Agent.Score.Board;
using Agent.Score.Board.Sets;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.EndToEnd;

/// <summary>
/// One question, one figure: the planner, a named tool, a measure or typed query, and SQL written by hand give the same over the sample
/// workbook.
/// </summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[CancelAfter(400_000)]
public sealed class OneFigureTests
{
    private static readonly Asked[] Questions =
    [
        new("How many incidents are there?", "SELECT count(DISTINCT \"Incident ID\") FROM Incident",
            ("aggregate_data", """{ "sheet": "Incident", "measure": "count" }""", 0),
            ("query_data", """{ "query": { "from": "Incident", "select": [{ "type": "count" }] } }""", 0)
        ),
        new(
            "How many incidents in 2025?",
            "SELECT count(DISTINCT \"Incident ID\") FROM Incident WHERE year(\"Incident Date\") = 2025",
            (
                "aggregate_data",
                """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Incident Date", "op": "=", "value": "2025" }] }""",
                0
            ),
            (
                "get_trend",
                """{ "sheet": "Incident", "period": "year", "where": [{ "column": "Incident Date", "op": "=", "value": "2025" }] }""",
                1
            )
        ),
        new(
            "How many near misses were there?",
            "SELECT count(DISTINCT \"Incident ID\") FROM Incident WHERE \"Incident Type\" = 'Near Miss'",
            ("get_measure", """{ "name": "near_miss_ratio" }""", 0),
            (
                "aggregate_data",
                """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Incident Type", "op": "=", "value": "near miss" }] }""",
                0
            )
        ),
        new(
            "What percentage of incidents are recordable?",
            "SELECT 100.0 * count(DISTINCT \"Incident ID\") FILTER (WHERE \"Recordable\") / count(DISTINCT \"Incident ID\") FILTER (WHERE \"Recordable\" IS NOT NULL) FROM Incident",
            ("aggregate_data", """{ "sheet": "Incident", "measure": "percentage", "column": "Recordable" }""", 0)
        ),
        new(
            "How many corrective actions are closed?",
            "SELECT count(*) FROM \"Corrective Actions\" WHERE \"Closed Date\" IS NOT NULL",
            (
                "query_data",
                """{ "query": { "from": "Corrective Actions", "where": { "type": "status", "status": "closed" }, "select": [{ "type": "count" }] } }""",
                0
            )
        ),
        new(
            "How many corrective actions were overdue on 30 June 2025?",
            "SELECT count(*) FROM \"Corrective Actions\" WHERE \"Created Date\" <= DATE '2025-06-30' AND \"Due Date\" < DATE '2025-06-30' AND (\"Closed Date\" IS NULL OR \"Closed Date\" > DATE '2025-06-30')",
            ("get_measure", """{ "name": "overdue_actions", "as_of": "2025-06-30" }""", 1),
            (
                "query_data",
                """{ "query": { "from": "Corrective Actions", "asOf": "2025-06-30", "where": { "type": "status", "status": "overdue" }, "select": [{ "type": "count" }] } }""",
                0
            )
        )
        // The planner takes the day for that of the entry; the question is on the list of the approved readings it does not answer yet.
        { AsksPlanner = false },
        new("TRIR in 2024",
            "SELECT 200000.0 * (SELECT count(DISTINCT \"Incident ID\") FROM Incident WHERE \"Recordable\" AND year(\"Incident Date\") = 2024) / (SELECT sum(\"Hours Worked\") FROM \"Hours Worked\" WHERE year(\"Month\") = 2024)",
            ("get_measure", """{ "name": "trir", "from": "2024", "to": "2024" }""", 2),
            (
                "query_data",
                """{ "query": { "from": "Incident", "where": { "type": "time", "field": { "column": "Incident Date" }, "from": "2024-01-01", "until": "2025-01-01" }, "select": [{ "type": "ratio", "numerator": { "type": "count", "where": { "type": "in", "field": { "column": "Recordable" }, "values": ["true"] } }, "denominator": { "type": "statistic", "function": "sum", "of": { "type": "column", "field": { "column": "Hours Worked" } } }, "factor": 200000, "denominatorFrom": "Hours Worked" }] } }""",
                0
            )
        )
        {
            PlannerColumn = 2,
        },
        new(
            "Total lost days in 2025",
            "SELECT sum(d) FROM (SELECT arg_min(\"Lost Days\", rowid) AS d, arg_min(\"Incident Date\", rowid) AS t FROM Incident GROUP BY \"Incident ID\") WHERE year(t) = 2025",
            (
                "aggregate_data",
                """{ "sheet": "Incident", "measure": "sum", "column": "Lost Days", "where": [{ "column": "Incident Date", "op": "=", "value": "2025" }] }""",
                0
            )
        ),
        new(
            "Average score of audits",
            "SELECT avg(\"Score\") FROM Audit",
            ("aggregate_data", """{ "sheet": "Audit", "measure": "mean", "column": "Score" }""", 0)
        ),
    ];

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, Answer> _answers = [];
    private SampleDataset _sample = null!;

    [OneTimeSetUp]
    public async Task AskPlanner()
    {
        _sample = await SampleDataset.OpenAsync();
        var path = Path.Combine(_folder.Path, SampleWorkbook.FileName);
        SampleWorkbook.Write(path);
        var questions = Questions.Select(asked => new BoardQuestion(
            asked.Question,
            path,
            asked.Question,
            "figure",
            new JsonObject(),
            answer =>
            {
                _answers[asked.Question] = answer;
                return Verdict.Right;
            }
        ));
        await BoardCommand.AskAsync(
            [new BoardSet("figures", "figures", [.. questions])],
            CaseQuestions.Day,
            _folder.Path,
            CancellationToken.None
        );
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _sample.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Question_HasOneFigure_WhoeverIsAsked([Range(0, 8)] int number, CancellationToken cancellationToken)
    {
        var asked = Questions[number];
        var right = Number((await TableAsync("run_sql", JsonSerializer.Serialize(new { sql = asked.Sql }), cancellationToken)).Rows[0][0]);

        await Assert.MultipleAsync(async () =>
        {
            foreach (var (tool, arguments, column) in asked.Tools)
                Assert.That(
                    Number((await TableAsync(tool, arguments, cancellationToken)).Rows[0][column]),
                    Is.EqualTo(right).Within(1e-9).Percent,
                    $"{asked.Question}: {tool}"
                );
            // A question that is asked back has no figure; one that is answered has this one.
            if (!asked.AsksPlanner)
                return;
            var answer = _answers[asked.Question];
            if (answer.Outcome == "answer")
                Assert.That(
                    answer.Tables[0][0][asked.PlannerColumn]?.GetValue<double>(),
                    Is.EqualTo(right).Within(1e-9).Percent,
                    $"{asked.Question}: {answer.Text}"
                );
            else
                Assert.That(
                    answer.Readings.Select(reading => reading.AsAnswer(string.Empty).Text),
                    Is.Not.Empty,
                    $"{asked.Question}: {answer.Text}"
                );
        });
    }

    [Test]
    public void Planner_OfTheseQuestions_AnswersMost() =>
        Assert.That(
            _answers.Values.Count(answer => answer.Outcome == "answer"),
            Is.GreaterThanOrEqualTo(6),
            string.Join('\n', _answers.Values.Select(answer => $"{answer.Id}: {answer.Text}"))
        );

    private async Task<TableContent> TableAsync(string tool, string arguments, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(arguments);
        var values = document
            .RootElement.EnumerateObject()
            .ToDictionary(property => property.Name, property => (object?)property.Value.Clone());
        var result = await _sample
            .StartSession()
            .Tools.Single(one => one.Name == tool)
            .InvokeAsync(new AIFunctionArguments(values), cancellationToken);
        return (result as ToolTable)?.Table ?? throw new AssertionException($"{tool} {arguments}: {result}");
    }

    private static double Number(object? cell) => Convert.ToDouble(cell, CultureInfo.InvariantCulture);

    /// <param name="Question">In words, for the planner.</param>
    /// <param name="Sql">Written by hand.</param>
    /// <param name="Tools">Calls of tools, each with the column of its first row that is the figure.</param>
    private sealed record Asked(string Question, string Sql, params (string Tool, string Arguments, int Column)[] Tools)
    {
        /// <summary>Which column of the planner's table is the figure.</summary>
        public int PlannerColumn { get; init; }

        /// <summary>Whether the planner is held to the figure, too.</summary>
        public bool AsksPlanner { get; init; } = true;
    }
}
