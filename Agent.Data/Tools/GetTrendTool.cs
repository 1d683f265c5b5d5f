using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary><c>get_trend</c>: a measure by day, week, month, quarter or year; periods without rows are in it.</summary>
internal sealed class GetTrendTool : ITool
{
    public ToolDefinition Definition { get; } = new(
        "get_trend",
        "A measure over time, by day, week, month, quarter or year. Periods without rows are shown with 0 (or no value for averages). Without date_column the sheet's main date is taken.",
        $$"""
        {{ArgumentSchemas.Sheet}}, "date_column": { "type": "string" }, {{ArgumentSchemas.Period}}, {{ArgumentSchemas.Measure}}, {{ArgumentSchemas.Column}}, {{ArgumentSchemas.Where}}
        """,
        "sheet", "period");

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => AnswerAsync(call, cancellationToken);

    internal static async Task<ToolResult> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sheet = call.Sheet();
        var period = Periods.Parse(call.Arguments.Text("period") ?? "month", Periods.Trend)
            ?? throw new ToolRefusal("bad_arguments", $"A period is one of: {string.Join(", ", Periods.Trend)}.", Periods.Trend);
        var date = Date(call, sheet);
        var kind = MeasureKind.Parse(call.Arguments.Text("measure"));
        if (kind == MeasureKind.Percentage)
            throw new ToolRefusal("bad_arguments", $"A trend has no percentage: use aggregate_data with group_by [\"{date.Name}:{period}\"] and measure percentage, or run_sql.");
        var column = call.Arguments.Text("column") is { } name ? call.Column(sheet, name) : null;

        var trend = new Trend(sheet, Measure.Create(sheet, kind, column), date, period, call.Where(sheet));
        var query = trend.Query();
        var (data, fromCache) = await call.Workspace.Engine.RunAsync(call.Workspace.Source, query, cancellationToken).ConfigureAwait(false);
        foreach (var remark in trend.Remarks(data))
            call.Note(remark);
        return call.Table(query, data, fromCache);
    }

    private static ColumnProfile Date(ToolCall call, SheetProfile sheet)
    {
        var dates = sheet.Columns.Where(column => column.Kind.IsDate()).ToList();
        if (call.Arguments.Text("date_column") is { } name)
        {
            var column = call.Column(sheet, name);
            return column.Kind.IsDate()
                ? column
                : throw new ToolRefusal("bad_arguments", $"{column.Name} holds {column.Kind.ToWireName()} values, no dates. Date columns: {string.Join(", ", dates.Select(date => date.Name))}.", [.. dates.Select(date => date.Name)]);
        }

        var found = sheet.Column(sheet.DefaultDateColumn) ?? (dates.Count == 1 ? dates[0] : null);
        if (found is null)
        {
            throw dates.Count == 0
                ? new ToolRefusal("no_date_column", $"{sheet.Name} has no date column.")
                : new ToolRefusal("bad_arguments", $"Which date? {sheet.Name} has: {string.Join(", ", dates.Select(date => date.Name))}.", [.. dates.Select(date => date.Name)]);
        }

        if (dates.Count > 1)
            call.Note($"By {found.Name}.");
        return found;
    }
}
