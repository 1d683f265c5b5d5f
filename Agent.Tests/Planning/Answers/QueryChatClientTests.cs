using Agent.Core.Agents;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Planning.Answers;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Planning.Answers;

/// <summary>Queries asked as values, through the agent's loop.</summary>
public sealed class QueryChatClientTests
{
    private static readonly Query BySite = new()
    {
        From = "Incident",
        Select = [new CountOf()],
        GroupBy = [new GroupKey(new ColumnValue(new Field("Site")))],
    };

    [Test, CancelAfter(400_000)]
    public async Task Run_OfAQuery_TellsItsReadingCallsTheToolAndAnswers(CancellationToken cancellationToken)
    {
        object? asked = null;
        var tool = TestLoop.Tool("query_data", (arguments, _) =>
        {
            asked = arguments["query"];
            return Task.FromResult<ToolResult>(TestLoop.Table("t1", ["North", 40L], ["South", 17L]));
        });

        var (events, answer) = await RunAsync(BySite, cancellationToken, tool);

        Assert.Multiple(() =>
        {
            Assert.That(asked?.ToString(), Is.EqualTo(QueryJson.Write(BySite)));
            Assert.That(events.OfType<ReadingEvent>().Single().Value.Words, Is.EqualTo("number of incidents, by Site"));
            Assert.That(events.FindIndex(next => next is ReadingEvent), Is.LessThan(events.FindIndex(next => next is ToolCallStartEvent)));
            Assert.That(answer.Text, Does.StartWith("North had the most incidents: 40 of 57 (70.2 %)."));
            Assert.That(answer.Outcome, Is.EqualTo(RunOutcomes.Answer));
            Assert.That(events.OfType<GroundingEvent>().Single().Value.Figures.Where(figure => figure.Source is null), Is.Empty);
        });
    }

    [Test, CancelAfter(400_000)]
    public async Task Run_OfAQueryWithAChart_DrawsIt(CancellationToken cancellationToken)
    {
        var drawn = string.Empty;
        var chart = TestLoop.Tool("create_chart", (arguments, _) =>
        {
            drawn = $"{arguments["kind"]} {arguments["table_id"]}";
            return Task.FromResult<ToolResult>(TestLoop.Table("t1", ["North", 40L], ["South", 17L]));
        });

        var (_, answer) = await RunAsync(
            BySite with
            {
                Presentation = new Presentation { Chart = "pie" },
            },
            cancellationToken,
            TestLoop.Tool("query_data", TestLoop.Table("t1", ["North", 40L], ["South", 17L])),
            chart
        );

        Assert.That((drawn, answer.Outcome), Is.EqualTo(("pie t1", RunOutcomes.Answer)));
    }

    [Test, CancelAfter(400_000)]
    public async Task Run_OfAQueryThatFails_SaysWhyAndTheNearestNames(CancellationToken cancellationToken)
    {
        var (_, answer) = await RunAsync(
            BySite,
            cancellationToken,
            TestLoop.Tool("query_data", new ToolError("unknown_column", "There is no column \"Sit\".", ["Site"]))
        );

        Assert.That(
            (answer.Text, answer.Outcome),
            Is.EqualTo(("This query cannot be answered. There is no column \"Sit\". Closest: Site.", RunOutcomes.Refusal))
        );
    }

    private static async Task<(List<AgentEvent> Events, AgentAnswer Answer)> RunAsync(
        Query query,
        CancellationToken cancellationToken,
        params AIFunction[] tools
    )
    {
        using var client = new QueryChatClient();
        var request = new AgentTurnRequest
        {
            RunId = "run",
            ThreadId = "thread",
            Question = "words",
            Query = query,
            Client = client,
            Profile = TestLoop.Profile,
            Tools = tools,
        };
        var events = await TestLoop.RunAsync(TestLoop.Create(), request, cancellationToken);
        return (events, request.Answer);
    }
}
