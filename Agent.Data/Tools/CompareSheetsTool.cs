using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary><c>compare_sheets</c>: a count of two sheets side by side, over all rows, by a column both have, or by a period.</summary>
internal sealed class CompareSheetsTool : ITool
{
    private const int MaxGroups = 200;

    public ToolDefinition Definition { get; } = new(
        "compare_sheets",
        "Compares two sheets: how many each has, over all or by a column that both have, or by a period (day, week, month, quarter, year) of their main dates.",
        """
        "sheets": { "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 },
        "by": { "type": "string", "description": "A column that both sheets have, or a period." },
        "measure": { "type": "string", "enum": ["count"] }
        """,
        "sheets");

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var asked = call.Arguments.Texts("sheets");
        if (asked.Count != 2)
            throw new ToolRefusal("bad_arguments", "\"sheets\" names two sheets.", [.. call.Profile.Sheets.Select(sheet => sheet.Name)]);
        if (MeasureKind.Parse(call.Arguments.Text("measure")) != MeasureKind.Count)
            throw new ToolRefusal("bad_arguments", "compare_sheets counts; for other measures call aggregate_data for each sheet.", [MeasureKind.Count]);
        var left = Names.Sheet(call.Profile, asked[0], call.Note);
        var right = Names.Sheet(call.Profile, asked[1], call.Note);
        var query = call.Arguments.Text("by") is { } by ? By(call, left, right, by) : Whole(left, right);
        return await call.TableAsync(query, cancellationToken).ConfigureAwait(false);
    }

    private static DataQuery Whole(SheetProfile left, SheetProfile right)
    {
        return new DataQuery
        {
            Title = $"{left.Name} and {right.Name}: count",
            Sheet = $"{left.Name}, {right.Name}",
            Main = $"SELECT {left.Name} AS \"sheet\", {Count(left)} AS \"count\" FROM {new SqlName(left.Table)} UNION ALL SELECT {right.Name}, {Count(right)} FROM {new SqlName(right.Table)}",
            MaxRows = 2,
            RowsUsed = left.Rows + right.Rows,
            Columns = [new TableColumn { Name = "sheet", Label = "Sheet", Kind = "text" }, new TableColumn { Name = "count", Label = "Count", Kind = "integer" }],
        };
    }

    private static DataQuery By(ToolCall call, SheetProfile left, SheetProfile right, string by)
    {
        var (name, kind, leftKey, rightKey) = Key(call, left, right, by);
        SqlText joined = $"(SELECT {leftKey} AS k, {Count(left)} AS n FROM {new SqlName(left.Table)} GROUP BY 1) a FULL JOIN (SELECT {rightKey} AS k, {Count(right)} AS n FROM {new SqlName(right.Table)} GROUP BY 1) b ON a.k IS NOT DISTINCT FROM b.k";
        SqlText order = kind is null ? (SqlText)$"coalesce(a.n, 0) + coalesce(b.n, 0) DESC, 1" : $"1";
        return new DataQuery
        {
            Title = $"{left.Name} and {right.Name}: count by {name}",
            Sheet = $"{left.Name}, {right.Name}",
            Main = $"SELECT coalesce(a.k, b.k) AS {new SqlName(name)}, coalesce(a.n, 0) AS {new SqlName(left.Name)}, coalesce(b.n, 0) AS {new SqlName(right.Name)} FROM {joined} ORDER BY {order} LIMIT {SqlText.Checked("200")}",
            MaxRows = MaxGroups,
            Total = $"SELECT count(*) FROM {joined}",
            GroupColumns = 1,
            RowsUsed = left.Rows + right.Rows,
            Columns =
            [
                new TableColumn { Name = name, Label = name, Kind = "text" },
                new TableColumn { Name = left.Name, Label = left.Name, Kind = "integer" },
                new TableColumn { Name = right.Name, Label = right.Name, Kind = "integer" },
            ],
        };
    }

    private static (string Name, string? Period, SqlText Left, SqlText Right) Key(ToolCall call, SheetProfile left, SheetProfile right, string by)
    {
        if (left.Column(by) is null && Periods.Parse(by, Periods.Trend) is { } period)
            return (period, period, Periods.Label(Date(left), period), Periods.Label(Date(right), period));
        var leftColumn = call.Column(left, by);
        var rightColumn = call.Column(right, by);
        return (leftColumn.Name, null, $"CAST({new SqlName(leftColumn.Name)} AS VARCHAR)", $"CAST({new SqlName(rightColumn.Name)} AS VARCHAR)");
    }

    private static SqlText Date(SheetProfile sheet)
    {
        var column = sheet.Column(sheet.DefaultDateColumn) ?? sheet.Columns.FirstOrDefault(candidate => candidate.Kind.IsDate())
            ?? throw new ToolRefusal("no_date_column", $"{sheet.Name} has no date column.");
        return $"{new SqlName(column.Name)}";
    }

    private static SqlText Count(SheetProfile sheet) => sheet.EntityKey is { } key ? (SqlText)$"count(DISTINCT {new SqlName(key)})" : $"count(*)";
}
