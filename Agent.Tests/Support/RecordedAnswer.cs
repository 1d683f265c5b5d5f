using System.Text.Json;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>
/// An answer with everything in it: steps, thinking, a tool call, a table, a chart, text, grounded and ungrounded figures.
/// </summary>
internal static class RecordedAnswer
{
    public const string Text = "**Maintenance** has the most incidents: 212, then Logistics with 180. Together they are 9,999 of all.";

    public static TableContent Table { get; } =
        new()
        {
            TableId = "t1",
            Title = "Incidents by department",
            Columns =
            [
                new TableColumn
                {
                    Name = "department",
                    Label = "Department",
                    Kind = "text",
                },
                new TableColumn
                {
                    Name = "incidents",
                    Label = "Incidents",
                    Kind = "integer",
                },
                new TableColumn
                {
                    Name = "share",
                    Label = "Share",
                    Kind = "percent",
                },
            ],
            Rows =
            [
                ["Maintenance", 212L, 24.48],
                ["Logistics", 180L, 20.79],
                ["Packing", 97L, 11.2],
                [null, 12L, 1.39],
                ["=HYPERLINK(\"x\")", 4L, 0.46],
            ],
            TotalRows = 5,
            Evidence = new Evidence
            {
                Dataset = "sample",
                Version = "9f2c4e7a11d0",
                Sheet = "Incident",
                Sql =
                    "SELECT \"department\", count(DISTINCT \"incident_id\") AS \"incidents\"\nFROM \"incident\" GROUP BY 1 ORDER BY 2 DESC LIMIT 5",
                RowsUsed = 3862,
                RowsExcluded = [new ExcludedRows("no department", 12)],
                EntityKey = "incident_id",
                Entities = 866,
                AsOf = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            },
            Notes = ["Department was read as the column Department Name."],
        };

    public static ChartContent Chart { get; } =
        new()
        {
            ChartId = "ch1",
            TableId = "t1",
            Title = "Incidents by department",
            AltText = "Bar chart of incidents by department: Maintenance 212, Logistics 180, Packing 97.",
            Spec = JsonDocument
                .Parse(
                    """
                    {"$schema":"https://vega.github.io/schema/vega-lite/v6.json","data":{"name":"t1"},"mark":{"type":"bar","tooltip":true},
                     "encoding":{"y":{"field":"department","type":"nominal","sort":"-x","title":"Department"},"x":{"field":"incidents","type":"quantitative","title":"Incidents"}}}
                    """
                )
                .RootElement.Clone(),
        };

    /// <summary>Everything before the text.</summary>
    public static AgentEvent[] Work =>
    [
        new StepStartedEvent { StepName = "Reading the question" },
        new StepFinishedEvent { StepName = "Reading the question" },
        new ReasoningStartEvent { MessageId = "r" },
        new ReasoningMessageStartEvent { MessageId = "r" },
        new ReasoningMessageContentEvent { MessageId = "r", Delta = "Departments stand in the sheet Incident." },
        new ReasoningMessageEndEvent { MessageId = "r" },
        new ReasoningEndEvent { MessageId = "r" },
        new ToolCallStartEvent { ToolCallId = "c1", ToolCallName = "get_top_values" },
        new ToolCallArgsEvent { ToolCallId = "c1", Delta = """{"sheet":"Incident","column":"Department"}""" },
        new ToolCallEndEvent { ToolCallId = "c1" },
        new ToolCallResultEvent { MessageId = "tr", ToolCallId = "c1", Content = """{"table_id":"t1","rows":[["Maintenance",212]]}""" },
        new TableEvent { MessageId = "mt", Content = Table },
        new ChartEvent { MessageId = "mc", Content = Chart },
    ];

    /// <summary>The figures of <see cref="Text"/>: two found, one not.</summary>
    public static AgentEvent Grounding => new GroundingEvent
    {
        Value = new GroundingContent
        {
            MessageId = "answer",
            Figures = [Figure("212", 212, 0), Figure("180", 180, 1), Figure("9,999", 9999, null)],
        },
    };

    private static GroundedFigure Figure(string text, double value, int? row) => new()
    {
        Text = text,
        Start = Text.IndexOf(text, StringComparison.Ordinal),
        Length = text.Length,
        Value = value,
        Source = row is { } found ? new FigureSource { ToolCallId = "c1", TableId = "t1", Row = found, Column = "incidents" } : null,
    };
}
