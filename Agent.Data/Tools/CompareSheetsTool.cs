using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>
/// <c>compare_sheets</c>: a count of two sheets side by side, over all rows, by a column both have, or by a period. A face of the typed
/// query.
/// </summary>
internal sealed class CompareSheetsTool : ITool
{
    private const int MaxGroups = 200;

    public ToolDefinition Definition { get; } =
        new(
            "compare_sheets",
            "Compares two sheets: how many each has, over all or by a column that both have, or by a period (day, week, month, quarter, year) of their main dates.",
            """
            "sheets": { "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 },
            "by": { "type": "string", "description": "A column that both sheets have, or a period." },
            "measure": { "type": "string", "enum": ["count"] }
            """,
            "sheets"
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var asked = call.Arguments.Texts("sheets");
        if (asked.Count != 2)
            throw new ToolRefusal("bad_arguments", "\"sheets\" names two sheets.", [.. call.Profile.Sheets.Select(sheet => sheet.Name)]);
        if (MeasureKind.Parse(call.Arguments.Text("measure")) != MeasureKind.Count)
            throw new ToolRefusal("bad_arguments", "compare_sheets counts; for other measures call query_data.", [MeasureKind.Count]);
        var left = Names.Sheet(call.Profile, asked[0], call.Note);
        var right = Names.Sheet(call.Profile, asked[1], call.Note);
        var query = new Query
        {
            From = left.Table,
            Compare = new Comparison(
                new ComparedSet(left.Name) { Of = new CountOf() },
                new ComparedSet(right.Name) { Of = new CountOf(), From = right.Table },
                ComparisonForm.SideBySide),
            GroupBy = call.Arguments.Text("by") is { } by ? [Key(call, left, by)] : [],
        };
        var result = await QueryTables.RunAsync(call, query, cancellationToken).ConfigureAwait(false);
        var shown = query.GroupBy.Count == 0 ? Transposed(result) : Sorted(result, query);
        return call.Keep(QueryTables.Make(call, query, shown), result.FromCache);
    }

    private static GroupKey Key(ToolCall call, SheetProfile left, string by)
    {
        if (left.Column(by) is not null || Periods.Parse(by, Periods.Trend) is not { } period)
            return new GroupKey(new ColumnValue(new Field(call.Column(left, by).Name)));
        var column = left.Column(left.DefaultDateColumn) ?? left.Columns.FirstOrDefault(candidate => candidate.Kind.IsDate())
            ?? throw new ToolRefusal("no_date_column", $"{left.Name} has no date column.");
        return new GroupKey(new ColumnValue(new Field(column.Name))) { Period = ToolFigures.Period(period) };
    }

    /// <summary>One row a sheet.</summary>
    private static QueryResult Transposed(QueryResult result) =>
        result with
        {
            Columns =
            [
                new QueryColumn("sheet", "Sheet", "text", ResultRole.Key),
                new QueryColumn("count", "Count", "integer", ResultRole.Figure),
            ],
            Rows = [.. result.Columns.Select((column, index) => new object?[] { column.Label, result.Rows[0][index] })],
            TotalRows = 2,
        };

    /// <summary>Groups by what both sheets have of them, periods in time; as many as can be shown.</summary>
    private static QueryResult Sorted(QueryResult result, Query query)
    {
        var rows = query.GroupBy[0].Period is not null
            ? result.Rows
            : [.. result.Rows.OrderByDescending(row => (row[1] as long? ?? 0) + (row[2] as long? ?? 0))];
        return result with { Rows = [.. rows.Take(MaxGroups)] };
    }
}
