using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Data.Queries.Gate;

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
        var passed = await call.Workspace.Engine.Executor
            .RunAsync(source.OpenConnection, session => SqlGate.CheckAsync(session, source.Profile, sql), cancellationToken)
            .ConfigureAwait(false);

        // The line break ends a comment at the statement's end.
        SqlText statement = $"{SqlText.Checked(sql)}\n";
        var sheets = passed.Tables.Select(table => source.Profile.Sheet(table)).OfType<Core.Datasets.SheetProfile>().ToList();
        var query = new DataQuery
        {
            Title = "Result of the query",
            Sheet = string.Join(", ", sheets.Select(sheet => sheet.Name)),
            Main = $"SELECT * FROM (\n{statement}) LIMIT {SqlText.Checked((call.Options.MaxRows + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}",
            Shown = sql,
            MaxRows = call.Options.MaxRows,
            Total = $"SELECT count(*) FROM (\n{statement})",
            RowsUsed = sheets.Sum(sheet => sheet.Rows),
        };
        foreach (var sheet in sheets.Where(sheet => sheet.EntityKey is not null))
            call.Note($"{sheet.Name} repeats {sheet.EntityKey}: count(DISTINCT \"{sheet.EntityKey}\") counts entities, count(*) rows.");
        return await call.TableAsync(query, cancellationToken).ConfigureAwait(false);
    }
}
