using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>
/// <c>filter_data</c>: lists rows that fit filters. Where rows repeat an entity, its first row stands for it, as it does where entities are counted: each entity whose
/// first row fits is listed once. Only a filter on a column that holds something of its own in continuation rows lists all rows that fit, and a note says so.
/// </summary>
internal sealed class FilterDataTool : ITool
{
    private const int DefaultRows = 50;
    private const int DefaultColumns = 12;

    public ToolDefinition Definition { get; } = new(
        "filter_data",
        "Lists the rows of a sheet that fit all filters. total_rows is the number of all that fit, counted before the limit.",
        $$"""
        {{ArgumentSchemas.Sheet}}, {{ArgumentSchemas.Where}},
        "columns": { "type": "array", "items": { "type": "string" }, "description": "Columns to show; without it a fitting choice." },
        "sort": { "type": "array", "items": { "type": "string" }, "description": "Columns to sort by; \"Date desc\" for descending." },
        {{ArgumentSchemas.Limit}}
        """,
        "sheet");

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sheet = call.Sheet();
        var filter = call.Where(sheet);
        var sort = call.Arguments.Texts("sort").Select(text => Sort(call, sheet, text)).ToList();
        var columns = call.Arguments.Texts("columns").Select(name => call.Column(sheet, name)).Distinct().ToList();
        if (columns.Count == 0)
            columns = Choose(call, sheet, filter, sort);
        var limit = call.Arguments.Limit("limit", DefaultRows, call.Options.MaxRows);
        var isByRow = await FilterVariesAsync(call, sheet, filter, cancellationToken).ConfigureAwait(false);
        if (isByRow)
            call.Note($"Rows that fit are listed as they stand: one {sheet.EntityKey} may have several. Counts take the first row of each.");
        return await call.TableAsync(Query(sheet, filter, columns, sort, limit, isByRow), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> FilterVariesAsync(ToolCall call, SheetProfile sheet, Filter filter, CancellationToken cancellationToken)
    {
        var columns = filter.Conditions.Select(condition => condition.Column).Where(column => column.Name != sheet.EntityKey).DistinctBy(column => column.Name).ToList();
        if (sheet.EntityKey is null || columns.Count == 0)
            return false;
        var query = new DataQuery { Title = sheet.Name, Sheet = sheet.Name, Main = ContinuationRows.Varies(sheet, columns), MaxRows = 1 };
        var (data, _) = await call.Workspace.Engine.RunAsync(call.Workspace.Source, query, cancellationToken).ConfigureAwait(false);
        return data.Result.Rows[0][0] is true;
    }

    private static DataQuery Query(SheetProfile sheet, Filter filter, List<ColumnProfile> columns, List<(ColumnProfile Column, bool Descending)> sort, int limit, bool isByRow)
    {
        SqlName table = new(sheet.Table);
        var names = SqlText.Join(", ", columns.Select(column => (SqlText)$"{new SqlName(column.Name)}"));
        var order = SqlText.Join(string.Empty, sort.Select(item => item.Descending
            ? (SqlText)$"{new SqlName(item.Column.Name)} DESC NULLS LAST, "
            : $"{new SqlName(item.Column.Name)} NULLS LAST, "));
        var fits = ContinuationRows.Narrow(filter.Sql, isByRow ? $"{new SqlName(sheet.EntityKey!)} IS NOT NULL" : ContinuationRows.FirstRow(sheet));
        SqlText where = fits is null ? (SqlText)$"" : $" WHERE {fits}";
        return new DataQuery
        {
            Title = filter.Text is null ? sheet.Name : $"{sheet.Name}, {filter.Text}",
            Sheet = sheet.Name,
            Main = $"SELECT {names} FROM {table}{where} ORDER BY {order}rowid LIMIT {SqlText.Checked(limit.ToString(System.Globalization.CultureInfo.InvariantCulture))}",
            MaxRows = limit,
            Total = (SqlText)$"SELECT count(*) FROM {table}{where}",
            Columns = [.. columns.Select(column => new TableColumn { Name = column.Name, Label = column.Label, Kind = column.Kind == ColumnKind.List ? "text" : column.Kind.ToWireName(), Unit = column.Unit })],
            Rows = new CountedRows(sheet.Table, sheet.Rows, filter.Sql, filter.Text, [.. ContinuationRows.LeftOut(sheet, filter.Sql is not null && !isByRow)], sheet.EntityKey),
        };
    }

    private static (ColumnProfile Column, bool Descending) Sort(ToolCall call, SheetProfile sheet, string text)
    {
        if (sheet.Column(text) is { } exact)
            return (exact, false);
        var descending = text.StartsWith('-') || text.EndsWith(" desc", StringComparison.OrdinalIgnoreCase) || text.EndsWith(" descending", StringComparison.OrdinalIgnoreCase);
        var name = text.TrimStart('-', '+');
        foreach (var ending in (string[])[" descending", " ascending", " desc", " asc"])
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                name = name[..^ending.Length];
        }

        return (call.Column(sheet, name.Trim()), descending);
    }

    /// <summary>What says most about a row: its id, its date, what was asked about, then the other short columns in their order.</summary>
    private static List<ColumnProfile> Choose(ToolCall call, SheetProfile sheet, Filter filter, List<(ColumnProfile Column, bool Descending)> sort)
    {
        var first = sheet.Columns.Where(column => column.IsIdentifier || column.Name == sheet.EntityKey).Take(1)
            .Concat(sheet.Columns.Where(column => column.Name == sheet.DefaultDateColumn))
            .Concat(filter.Conditions.Select(condition => condition.Column))
            .Concat(sort.Select(item => item.Column));
        var rest = sheet.Columns.Where(column => column.Filled > 0).OrderBy(column => column.IsNarrative);
        var chosen = first.Concat(sheet.Columns.Count <= DefaultColumns ? sheet.Columns : rest).Distinct().Take(DefaultColumns).ToList();
        if (chosen.Count < sheet.Columns.Count)
            call.Note($"{sheet.Columns.Count - chosen.Count} more columns are not shown; name them in columns.");
        return chosen;
    }
}
