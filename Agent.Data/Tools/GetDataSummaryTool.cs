using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Data.Queries.Compile.Operands;

namespace Agent.Data.Tools;

/// <summary><c>get_data_summary</c>: the columns of one sheet with fill, range, mean and median, and the most frequent values.</summary>
internal sealed class GetDataSummaryTool : ITool
{
    private const int Examples = 3;

    public ToolDefinition Definition { get; } =
        new(
            "get_data_summary",
            "Summary of one sheet: for each column its kind, filled and blank rows, different values, range, mean, median, most frequent values and data-quality notes.",
            ArgumentSchemas.Sheet,
            "sheet"
        );

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sheet = call.Sheet();
        var numbers = sheet.Columns.Where(column => column.Kind.IsNumeric() && column.Filled > 0).ToList();
        var query = Numbers(sheet, numbers);
        var (data, fromCache) = numbers.Count == 0
            ? (null, false)
            : await call.Workspace.Engine.RunAsync(call.Workspace.Source, query, cancellationToken).ConfigureAwait(false);

        if (sheet.EntityKey is not null)
            call.Note($"{sheet.Entities} entities by {sheet.EntityKey} in {sheet.Rows} rows.");
        foreach (var note in sheet.Notes)
            call.Note(note);

        IReadOnlyList<IReadOnlyList<object?>> rows =
        [
            .. sheet.Columns.Select(column =>
            {
                var place = numbers.IndexOf(column);
                var (mean, median) =
                    place < 0 || data is null ? (null, null) : (data.Result.Rows[0][2 * place], data.Result.Rows[0][(2 * place) + 1]);
                return Row(sheet, column, mean, median);
            }),
        ];
        var table = ProfileTable.Make(
            call,
            $"Summary of {sheet.Name}",
            sheet.Name,
            [
                ("column", "text"),
                ("kind", "text"),
                ("filled", "integer"),
                ("blank", "integer"),
                ("distinct", "integer"),
                ("min", "text"),
                ("max", "text"),
                ("mean", "number"),
                ("median", "number"),
                ("most_frequent", "text"),
                ("notes", "text"),
            ],
            rows,
            query.Main.ToString());
        return call.Keep(table, fromCache);
    }

    private static object?[] Row(SheetProfile sheet, ColumnProfile column, object? mean, object? median) =>
        [
            column.Name,
            column.Kind.ToWireName(),
            column.Filled,
            sheet.Rows - column.Filled,
            column.Distinct,
            column.Min,
            column.Max,
            mean,
            median,
            string.Join(
                ", ",
                column
                    .Values.Take(Examples)
                    .Select(value =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{(value.Value.Length > 40 ? value.Value[..39] + "…" : value.Value)} ({value.Count})"
                        )
                    )
            ),
            string.Join(" ", column.Notes),
        ];

    private static DataQuery Numbers(SheetProfile sheet, List<ColumnProfile> numbers)
    {
        var figures = SqlText.Join(", ", numbers.Select(column =>
        {
            var value = new RowValue($"{new SqlName(column.Name)}", column.Kind, column.Label) { Column = column }.AsNumber().Sql;
            return (SqlText)$"avg({value}), median({value})";
        }));
        return new DataQuery
        {
            Title = sheet.Name,
            Sheet = sheet.Name,
            Main =
                numbers.Count == 0
                    ? (SqlText)$"SELECT count(*) FROM {new SqlName(sheet.Table)}"
                    : $"SELECT {figures} FROM {new SqlName(sheet.Table)}",
            MaxRows = 1,
            RowsUsed = sheet.Rows,
        };
    }
}
