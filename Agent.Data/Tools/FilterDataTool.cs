using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary><c>filter_data</c>: lists records that fit filters, with their true total. A face of the typed query.</summary>
internal sealed class FilterDataTool : ITool
{
    private const int DefaultRows = 50;

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
        var conditions = ToolConditions.Of(call, sheet);
        var limit = call.Arguments.Limit("limit", DefaultRows, call.Options.MaxRows);
        var query = new Query
        {
            From = sheet.Table,
            Where = conditions.Where,
            Rows = new RowList
            {
                Columns =
                [
                    .. call
                        .Arguments.Texts("columns")
                        .Select(name => call.Column(sheet, name))
                        .Distinct()
                        .Select(column => new Field(column.Name)),
                ],
            },
            Order = [.. call.Arguments.Texts("sort").Select(text => Sort(call, sheet, text))],
            Limit = new Limit(limit) { Ties = false },
        };
        var result = await QueryTables.RunAsync(call, query, cancellationToken).ConfigureAwait(false);
        if (result.TotalRows > result.Rows.Count)
            call.Note($"The first {result.Rows.Count} of {result.TotalRows} are shown.");
        return call.Keep(QueryTables.Make(call, query, result, conditions.Words), result.FromCache);
    }

    private static OrderBy Sort(ToolCall call, SheetProfile sheet, string text)
    {
        if (sheet.Column(text) is { } exact)
            return By(exact, descending: false);
        var descending =
            text.StartsWith('-')
            || text.EndsWith(" desc", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(" descending", StringComparison.OrdinalIgnoreCase);
        var name = text.TrimStart('-', '+');
        foreach (var ending in (string[])[" descending", " ascending", " desc", " asc"])
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                name = name[..^ending.Length];
        }

        return By(call.Column(sheet, name.Trim()), descending);
    }

    private static OrderBy By(ColumnProfile column, bool descending) =>
        new() { Value = new ColumnValue(new Field(column.Name)), Descending = descending };
}
