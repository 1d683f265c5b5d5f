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
        var sql = call.Arguments.Required("sql", "one SELECT statement").TrimEnd(';', ' ', '\n', '\r', '\t');
        var source = call.Workspace.Source;
        var (data, fromCache) = await call.Workspace.Engine.RunSqlAsync(source, sql, cancellationToken).ConfigureAwait(false);
        var sheets = data.Tables.Select(table => source.Profile.Sheet(table)).OfType<Core.Datasets.SheetProfile>().ToList();
        var query = new DataQuery
        {
            Title = Title(sheets, data.Result),
            Sheet = string.Join(", ", sheets.Select(sheet => sheet.Name)),
            Main = SqlText.Checked(sql),
            Shown = sql,
            MaxRows = call.Options.MaxRows,
        };
        // What a statement filters away is known to nobody but itself.
        if (sheets.Count > 0)
            call.Note(
                $"Rows of the evidence are those of {string.Join(", ", sheets.Select(sheet => sheet.Name))}, before the statement's own filters."
            );
        foreach (var sheet in sheets.Where(sheet => sheet.EntityKey is not null))
            call.Note($"{sheet.Name} repeats {sheet.EntityKey}: count(DISTINCT \"{sheet.EntityKey}\") counts entities, count(*) rows.");
        return call.Table(query, data with { RowsUsed = sheets.Sum(sheet => sheet.Rows) }, fromCache);
    }

    private static string Title(List<Core.Datasets.SheetProfile> sheets, ResultSet result)
    {
        var columns =
            string.Join(", ", result.Columns.Take(TitleColumns).Select(column => column.Name))
            + (result.Columns.Count > TitleColumns ? ", …" : string.Empty);
        return sheets.Count == 0 ? columns : $"{string.Join(", ", sheets.Select(sheet => sheet.Name))}: {columns}";
    }
}
