using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Support;

/// <summary>An agent loop over a small made-up dataset, with tools given as functions.</summary>
internal static class TestLoop
{
    public static DatasetProfile Profile { get; } =
        new()
        {
            Id = "plant",
            Title = "Plant",
            File = "plant.xlsx",
            Version = "v1",
            Sheets =
            [
                new SheetProfile
                {
                    Name = "Incident",
                    Table = "Incident",
                    Rows = 57,
                    Entities = 57,
                    Columns =
                    [
                        new ColumnProfile
                        {
                            Name = "Site",
                            Label = "Site",
                            Kind = ColumnKind.Text,
                        },
                    ],
                },
            ],
        };

    public static AgentLoop Create(Action<AgentLoopOptions>? configure = null, TimeProvider? time = null)
    {
        var options = new AgentLoopOptions();
        configure?.Invoke(options);
        return new AgentLoop(Options.Create(options), time ?? TimeProvider.System, NullLogger<AgentLoop>.Instance);
    }

    public static AgentTurnRequest Request(IChatClient client, params AIFunction[] tools) => Request(client, null, tools);

    public static AgentTurnRequest Request(IChatClient client, string? preface, params AIFunction[] tools) => new()
    {
        RunId = "run",
        ThreadId = "thread",
        Question = "How many incidents does each site have?",
        Client = client,
        Profile = Profile,
        Tools = tools,
        Preface = preface,
    };

    /// <summary>A tool that gives a result, whatever its arguments are.</summary>
    public static AIFunction Tool(string name, Func<AIFunctionArguments, CancellationToken, Task<ToolResult>> body) =>
        new FunctionTool(name, body);

    public static AIFunction Tool(string name, ToolResult result) => Tool(name, (_, _) => Task.FromResult(result));

    public static ToolTable Table(string id, params object?[][] rows) =>
        new(
            new TableContent
            {
                TableId = id,
                Title = "Incidents by site",
                Columns =
                [
                    new TableColumn
                    {
                        Name = "Site",
                        Label = "Site",
                        Kind = "text",
                    },
                    new TableColumn
                    {
                        Name = "count",
                        Label = "Count",
                        Kind = "integer",
                    },
                ],
                Rows = rows,
                TotalRows = rows.Length,
                Evidence = new Evidence
                {
                    Dataset = "plant",
                    Version = "v1",
                    Sheet = "Incident",
                    Sql = "SELECT 1",
                    RowsUsed = 57,
                },
            }
        );

    public static async Task<List<AgentEvent>> RunAsync(AgentLoop loop, AgentTurnRequest request, CancellationToken cancellationToken) =>
        await loop.RunAsync(request, cancellationToken).ToListAsync(cancellationToken);

    /// <summary>The text of the answer's messages.</summary>
    public static string Said(IEnumerable<AgentEvent> events) =>
        string.Concat(events.OfType<TextMessageContentEvent>().Select(next => next.Delta));
}
