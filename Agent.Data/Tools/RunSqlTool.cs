using Agent.Core.Datasets;
using Agent.Core.Privacy;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary><c>run_sql</c>: one SELECT over the dataset's tables, after the gate has let it through.</summary>
internal sealed class RunSqlTool : ITool
{
    private const int TitleColumns = 4;

    public ToolDefinition Definition { get; } =
        new(
            "run_sql",
            "Runs one SELECT (DuckDB SQL) over the tables of the workbook; for what the other tools cannot say: joins, ratios, conditions on groups, windows. Quote names with double quotes.",
            """ "sql": { "type": "string", "description": "One SELECT statement." } """,
            "sql"
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sql = Written(call.Arguments);
        var source = call.Workspace.Source;
        var names = call.Pseudonymous is null ? null : StatementPseudonyms.For(source.Profile);
        var written = names is null ? sql : Written(call.Pseudonymous!);
        var asked = names is null ? sql : names.Statement(written);
        var (data, fromCache) = await call.Workspace.Engine.RunSqlAsync(source, asked, names, cancellationToken).ConfigureAwait(false);
        var sheets = data
            .Tables.Select(table => source.Profile.Sheets.FirstOrDefault(sheet => IsNamed(sheet, table, names)))
            .OfType<SheetProfile>()
            .ToList();
        var query = new DataQuery
        {
            Title = Title(sheets, data.Result, names),
            Sheet = string.Join(", ", sheets.Select(sheet => sheet.Name)),
            Main = SqlText.Checked(sql),
            Shown = sql,
            MaxRows = call.Options.MaxRows,
        };
        // What a statement filters away is known to nobody but itself.
        if (sheets.Count > 0)
            call.Note(
                $"Rows of the evidence are those of {string.Join(", ", sheets.Select(sheet => sheet.Name))}, "
                    + "before the statement's own filters."
            );
        foreach (var sheet in sheets.Where(sheet => sheet.EntityKey is not null))
            call.Note($"{sheet.Name} repeats {sheet.EntityKey}: count(DISTINCT \"{sheet.EntityKey}\") counts entities, count(*) rows.");
        if (names is not null && sheets.Exists(sheet => sheet.Columns.Any(column => IsUsed(column, sql))))
            call.Note("Names were pseudonyms while this statement ran: their letters, lengths and order are not those of the names.");
        var table = call.Table(query, data with { RowsUsed = sheets.Sum(sheet => sheet.Rows) }, fromCache);
        return names is null ? table : call.Keep(Named(table, names, written));
    }

    private static string Written(ToolArguments arguments) =>
        arguments.Required("sql", "one SELECT statement").TrimEnd(';', ' ', '\n', '\r', '\t');

    private static bool IsNamed(SheetProfile sheet, string table, StatementPseudonyms? names) =>
        string.Equals(names?.Name(sheet.Table) ?? sheet.Table, table, StringComparison.OrdinalIgnoreCase);

    private static bool IsUsed(ColumnProfile column, string sql) =>
        column.IsPerson && sql.Contains(column.Name, StringComparison.OrdinalIgnoreCase);

    // People see names; models what the statement gave.
    private static ToolTable Named(ToolTable made, StatementPseudonyms names, string written)
    {
        var table = made.Table;
        return made with
        {
            Table = table with
            {
                Columns =
                [
                    .. table.Columns.Select(column =>
                        column with
                        {
                            Name = names.Restore(column.Name),
                            Label = names.Restore(column.Label),
                        }
                    ),
                ],
                Rows = Changed(table.Rows, names.Restore),
            },
            Pseudonymous = table with
            {
                Rows = Changed(table.Rows, names.Shorten),
                Evidence = table.Evidence with { Sql = written },
            },
        };
    }

    private static List<IReadOnlyList<object?>> Changed(IReadOnlyList<IReadOnlyList<object?>> rows, Func<string, string> change) =>
        [.. rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(cell => cell is string text ? change(text) : cell)])];

    private static string Title(List<SheetProfile> sheets, ResultSet result, StatementPseudonyms? names)
    {
        var columns =
            string.Join(", ", result.Columns.Take(TitleColumns).Select(column => names?.Restore(column.Name) ?? column.Name))
            + (result.Columns.Count > TitleColumns ? ", …" : string.Empty);
        return sheets.Count == 0 ? columns : $"{string.Join(", ", sheets.Select(sheet => sheet.Name))}: {columns}";
    }
}
