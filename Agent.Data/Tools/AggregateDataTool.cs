using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary><c>aggregate_data</c>: a measure, by groups or over all rows that fit.</summary>
internal sealed class AggregateDataTool : ITool
{
    private const int DefaultGroups = 100;

    public ToolDefinition Definition { get; } = new(
        "aggregate_data",
        "Counts, sums, averages … the rows of a sheet that fit all filters, by groups if asked, largest first. percentage with group_by: share of each group; with where and no group_by: share of all rows that fit; with a true/false column: share that is true.",
        $"{ArgumentSchemas.Sheet}, {ArgumentSchemas.Measure}, {ArgumentSchemas.Column}, {ArgumentSchemas.GroupBy}, {ArgumentSchemas.Where}, {ArgumentSchemas.Limit}",
        "sheet", "measure");

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => AnswerAsync(call, cancellationToken);

    internal static async Task<ToolResult> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sheet = call.Sheet();
        var kind = MeasureKind.Parse(call.Arguments.Text("measure"));
        var column = call.Arguments.Text("column") is { } name ? call.Column(sheet, name) : null;
        var groups = call.Arguments.Texts("group_by").Select(text => GroupColumn.Parse(sheet, text, asked => call.Column(sheet, asked))).Distinct().ToList();
        if (kind == MeasureKind.Percentage && column is { Kind: not ColumnKind.Boolean } && groups.Count == 0)
            (groups, column) = ([new GroupColumn(column, null)], null);
        if (kind == MeasureKind.Count && column is not null)
            call.Note($"Counts what has a value in {column.Name}.");
        return await AnswerAsync(call, sheet, Measure.Create(sheet, kind, column), groups, cancellationToken).ConfigureAwait(false);
    }

    internal static async Task<ToolResult> AnswerAsync(
        ToolCall call, SheetProfile sheet, Measure measure, IReadOnlyList<GroupColumn> groups, CancellationToken cancellationToken, int defaultGroups = DefaultGroups)
    {
        var filter = call.Where(sheet);
        if (measure is { Kind: MeasureKind.Count, Column: { } counted })
            (filter, measure) = (new Filter([.. filter.Conditions, Present(counted)]), measure with { Column = null });
        var limit = call.Arguments.Limit("limit", defaultGroups, call.Options.MaxRows);
        var aggregation = new Aggregation(sheet, measure, groups, filter, limit, call.Arguments.Has("limit"));
        var query = aggregation.Query();
        var (data, fromCache) = await call.Workspace.Engine.RunAsync(call.Workspace.Source, query, cancellationToken).ConfigureAwait(false);
        foreach (var remark in aggregation.Remarks(data))
            call.Note(remark);
        return call.Table(query, data, fromCache);
    }

    private static ResolvedCondition Present(ColumnProfile column) =>
        new(column, $"{new SqlName(column.Name)} IS NOT NULL", $"{column.Name} is not blank", null);
}
