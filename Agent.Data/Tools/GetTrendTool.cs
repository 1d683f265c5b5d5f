using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>
/// <c>get_trend</c>: a measure by day, week, month, quarter or year; periods without rows are in it. A face of the typed query.
/// </summary>
internal sealed class GetTrendTool : ITool
{
    private const int MaxPeriods = 5_000;

    public ToolDefinition Definition { get; } =
        new(
            "get_trend",
            "A measure over time, by day, week, month, quarter or year. Periods without rows are shown with 0 (or no value for averages). Without date_column the sheet's main date is taken.",
            $$"""
            {{ArgumentSchemas.Sheet}}, "date_column": { "type": "string" }, {{ArgumentSchemas.Period}}, {{ArgumentSchemas.Measure}}, {{ArgumentSchemas.Column}}, {{ArgumentSchemas.Where}}
            """,
            "sheet",
            "period"
        );

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => AnswerAsync(call, cancellationToken);

    internal static async Task<ToolResult> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sheet = call.Sheet();
        var period = Periods.Parse(call.Arguments.Text("period") ?? "month", Periods.Trend)
            ?? throw new ToolRefusal("bad_arguments", $"A period is one of: {string.Join(", ", Periods.Trend)}.", Periods.Trend);
        var date = Date(call, sheet);
        var kind = MeasureKind.Parse(call.Arguments.Text("measure"));
        if (kind == MeasureKind.Percentage)
            throw new ToolRefusal(
                "bad_arguments",
                $"A trend has no percentage: use aggregate_data with group_by [\"{date.Name}:{period}\"] and measure percentage, or query_data."
            );
        var column = call.Arguments.Text("column") is { } name ? call.Column(sheet, name) : null;
        var conditions = ToolConditions.Of(call, sheet);
        var query = new Query
        {
            From = sheet.Table,
            Where = conditions.Where,
            Select = [ToolFigures.Figure(sheet, kind, column)],
            GroupBy = [new GroupKey(new ColumnValue(new Field(date.Name))) { Period = ToolFigures.Period(period), SkipBlank = true }],
        };
        var result = await QueryTables.RunAsync(call, query, cancellationToken, MaxPeriods).ConfigureAwait(false);
        foreach (var remark in Remarks(result, date, period, conditions))
            call.Note(remark);
        return call.Keep(QueryTables.Make(call, query, result, conditions.Words), result.FromCache);
    }

    /// <summary>Where the data begin and end inside a period, and which way the figures go.</summary>
    private static IEnumerable<string> Remarks(QueryResult result, ColumnProfile date, string period, ToolConditions conditions)
    {
        if (result.TotalRows > MaxPeriods)
            throw new ToolRefusal("too_many_periods", $"There are more than {MaxPeriods} periods of one {period}. Take a coarser period.");
        if (date.Min is { } min && date.Max is { } max && !conditions.Columns.Contains(date))
            yield return $"The dates run from {min} to {max}; the first and the last {period} may be incomplete.";
        var figures = result
            .Rows.Select(row =>
                row[1] is long or double ? Convert.ToDouble(row[1], System.Globalization.CultureInfo.InvariantCulture) : double.NaN
            )
            .ToList();
        if (figures.Count >= 3 && Slope.Of(figures) is { } slope)
            yield return string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Slope by least squares over all {figures.Count} periods: {slope:+0.###;-0.###;0} per {period}."
            );
    }

    private static ColumnProfile Date(ToolCall call, SheetProfile sheet)
    {
        var dates = sheet.Columns.Where(column => column.Kind.IsDate()).ToList();
        if (call.Arguments.Text("date_column") is { } name)
        {
            var column = call.Column(sheet, name);
            return column.Kind.IsDate()
                ? column
                : throw new ToolRefusal(
                    "bad_arguments",
                    $"{column.Name} holds {column.Kind.ToWireName()} values, no dates. Date columns: {string.Join(", ", dates.Select(date => date.Name))}.",
                    [.. dates.Select(date => date.Name)]
                );
        }

        var found = sheet.Column(sheet.DefaultDateColumn) ?? (dates.Count == 1 ? dates[0] : null);
        if (found is null)
        {
            throw dates.Count == 0
                ? new ToolRefusal("no_date_column", $"{sheet.Name} has no date column.")
                : new ToolRefusal(
                    "bad_arguments",
                    $"Which date? {sheet.Name} has: {string.Join(", ", dates.Select(date => date.Name))}.",
                    [.. dates.Select(date => date.Name)]
                );
        }

        if (dates.Count > 1)
            call.Note($"By {found.Name}.");
        return found;
    }
}
