using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries;
using Agent.Data.Queries.Compile;
using Microsoft.Extensions.AI;

namespace Agent.Data.Tools;

/// <summary>The tools of one run.</summary>
internal sealed class ToolSession(QuerySource source, QueryEngine engine) : IToolSession
{
    // The tools keep nothing of a run: one of each serves all.
    private static readonly ITool[] All =
    [
        new QueryDataTool(),
        new GetSchemaTool(),
        new GetDataSummaryTool(),
        new FilterDataTool(),
        new AggregateDataTool(),
        new GetTopValuesTool(),
        new GetTrendTool(),
        new CompareSheetsTool(),
        new SearchTextTool(),
        new CreateChartTool(),
        new RunSqlTool(),
        new GetMeasureTool(),
    ];

    public IQueryRunner Queries { get; } = new QueryRunner(source, engine);

    public IReadOnlyList<AIFunction> Tools { get; } = Create(new ToolWorkspace(source, engine));

    private static AIFunction[] Create(ToolWorkspace workspace) => [.. All.Select(tool => new ToolFunction(tool, workspace))];
}
