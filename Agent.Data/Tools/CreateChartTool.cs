using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>
/// <c>create_chart</c>: a chart over a table of the run, or over a table made by the arguments of aggregate_data or get_trend.
/// </summary>
internal sealed class CreateChartTool : ITool
{
    private static readonly string[] Kinds = ["bar", "line", "pie", "scatter", "heatmap"];

    public ToolDefinition Definition { get; } =
        new(
            "create_chart",
            "Draws a chart: of a table made before (table_id), or of a new one by the arguments of aggregate_data (measure, group_by …) or get_trend (period …).",
            $$"""
            "kind": { "type": "string", "enum": ["bar", "line", "pie", "scatter", "heatmap"] }, "table_id": { "type": "string" }, "title": { "type": "string" },
            {{ArgumentSchemas.Sheet}}, {{ArgumentSchemas.Measure}}, {{ArgumentSchemas.Column}}, {{ArgumentSchemas.GroupBy}}, {{ArgumentSchemas.Where}}, {{ArgumentSchemas.Limit}},
            "date_column": { "type": "string" }, {{ArgumentSchemas.Period}}
            """,
            "kind"
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var kind = call.Arguments.Required("kind", string.Join(", ", Kinds)).ToLowerInvariant();
        if (!Kinds.Contains(kind))
            throw new ToolRefusal("bad_arguments", $"There is no chart \"{kind}\". Use one of: {string.Join(", ", Kinds)}.", Kinds);

        var made = await TableAsync(call, cancellationToken).ConfigureAwait(false);
        var table = made.Table;
        var title = call.Arguments.Text("title") ?? table.Title;
        var chart = ChartMaker.Make(kind, table, title, call.Workspace.NextChartId());
        return made with { Chart = chart };
    }

    private static async Task<ToolTable> TableAsync(ToolCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.Text("table_id") is { } id)
        {
            var known =
                call.Workspace.Table(id)
                ?? throw new ToolRefusal(
                    "unknown_table",
                    $"There is no table {id} in this run. There are: {string.Join(", ", call.Workspace.TableIds)}.",
                    call.Workspace.TableIds
                );
            return known with { FromCache = false };
        }

        var trend = call.Arguments.Has("period") || call.Arguments.Has("date_column");
        return (ToolTable)(
            trend
                ? await GetTrendTool.AnswerAsync(call, cancellationToken).ConfigureAwait(false)
                : await AggregateDataTool.AnswerAsync(call, cancellationToken).ConfigureAwait(false)
        );
    }
}
