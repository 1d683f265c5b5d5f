using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary><c>run_sql</c>: one SELECT over the dataset's tables, after the gate has let it through.</summary>
internal sealed class RunSqlTool : ITool
{
    public ToolDefinition Definition { get; } = new(
        "run_sql",
        "Runs one SELECT (DuckDB SQL) over the tables of the workbook; for what the other tools cannot say: joins, ratios, conditions on groups, windows. Quote names with double quotes.",
        """ "sql": { "type": "string", "description": "One SELECT statement." } """,
        "sql");

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sql = call.Arguments.Required("sql", "one SELECT statement").TrimEnd(';', ' ', '\n', '\r', '\t');
        var source = call.Workspace.Source;
        var (data, fromCache) = await call.Workspace.Engine.RunSqlAsync(source, sql, cancellationToken).ConfigureAwait(false);
        var sheets = data.Tables.Select(table => source.Profile.Sheet(table)).OfType<Core.Datasets.SheetProfile>().ToList();
        var query = new DataQuery
        {
            Title = "Result of the query",
            Sheet = string.Join(", ", sheets.Select(sheet => sheet.Name)),
            Main = SqlText.Checked(sql),
            Shown = sql,
            MaxRows = call.Options.MaxRows,
        };
        foreach (var sheet in sheets.Where(sheet => sheet.EntityKey is not null))
            call.Note($"{sheet.Name} repeats {sheet.EntityKey}: count(DISTINCT \"{sheet.EntityKey}\") counts entities, count(*) rows.");
        return call.Table(query, data with { RowsUsed = sheets.Sum(sheet => sheet.Rows) }, fromCache);
    }
}
