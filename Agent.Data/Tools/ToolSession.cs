using Agent.Core.Datasets;
using Agent.Data.Queries;
using Microsoft.Extensions.AI;

namespace Agent.Data.Tools;

/// <summary>The tools of one run.</summary>
internal sealed class ToolSession(QuerySource source, QueryEngine engine) : IToolSession
{
    // The tools keep nothing of a run: one of each serves all.
    private static readonly ITool[] All =
    [
        new GetSchemaTool(), new GetDataSummaryTool(), new FilterDataTool(), new AggregateDataTool(), new GetTopValuesTool(), new GetTrendTool(),
        new CompareSheetsTool(), new SearchTextTool(), new CreateChartTool(), new RunSqlTool(), new GetMeasureTool(),
    ];

    public IReadOnlyList<AIFunction> Tools { get; } = Create(new ToolWorkspace(source, engine));

    private static AIFunction[] Create(ToolWorkspace workspace) => [.. All.Select(tool => new ToolFunction(tool, workspace))];
}
