using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>
/// <c>get_schema</c>: every sheet and column with its kind, fill and examples. From the profile; no query runs. Of a wide workbook the
/// whole would be cut for a model
/// after its first sheets, which then seem to be all: it gets the names of all columns first, and each sheet when it asks for one.
/// </summary>
internal sealed class GetSchemaTool : ITool
{
    private const int Examples = 5;
    private const int MostColumns = 80;
    private const int NamesPerRow = 40;

    public ToolDefinition Definition { get; } =
        new(
            "get_schema",
            "All sheets and columns of the workbook: kind, how many rows have a value, different values, range or most frequent values; of a wide workbook the names alone, and the rest for one sheet. Call it first when you do not know the columns.",
            ArgumentSchemas.Sheet
        );

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var profile = call.Profile;
        foreach (var sheet in profile.Sheets.Where(sheet => sheet.EntityKey is not null))
            call.Note($"{sheet.Name}: {sheet.Entities} entities by {sheet.EntityKey} in {sheet.Rows} rows; counts are of entities.");
        foreach (var relation in profile.Relations)
            call.Note(
                $"{relation.FromTable}.{relation.FromColumn} joins {relation.ToTable}.{relation.ToColumn}{(relation.ManyToOne ? ", several rows to one" : string.Empty)}."
            );

        var sheets = call.Arguments.Has("sheet") ? [call.Sheet()] : profile.Sheets;
        if (sheets.Sum(sheet => sheet.Columns.Count) > MostColumns && sheets.Count > 1)
            return Task.FromResult<ToolResult>(call.Keep(Overview(call), fromCache: false));
        IReadOnlyList<IReadOnlyList<object?>> rows = [.. sheets.SelectMany(sheet => sheet.Columns.Select(column => Row(sheet, column)))];
        var table = ProfileTable.Make(
            call,
            "Sheets and columns",
            string.Join(", ", sheets.Select(sheet => sheet.Name)),
            [
                ("sheet", "text"),
                ("table", "text"),
                ("rows", "integer"),
                ("column", "text"),
                ("kind", "text"),
                ("filled", "integer"),
                ("distinct", "integer"),
                ("values", "text"),
            ],
            rows
        );
        return Task.FromResult<ToolResult>(call.Keep(table, fromCache: false));
    }

    private static Protocol.TableContent Overview(ToolCall call)
    {
        call.Note("Names of all columns. With \"sheet\" it gives kinds, fill and values of one sheet.");
        var rows = call.Profile.Sheets.SelectMany(sheet =>
            sheet
                .Columns.Chunk(NamesPerRow)
                .Select(columns =>
                    (IReadOnlyList<object?>)
                        [
                            sheet.Name,
                            sheet.Table,
                            sheet.Rows,
                            string.Join(", ", columns.Select(column => $"{column.Name} ({column.Kind.ToWireName()})")),
                        ]
                )
        );
        return ProfileTable.Make(
            call,
            "Sheets and columns",
            string.Join(", ", call.Profile.Sheets.Select(sheet => sheet.Name)),
            [("sheet", "text"), ("table", "text"), ("rows", "integer"), ("columns", "text")],
            [.. rows]);
    }

    private static object?[] Row(SheetProfile sheet, ColumnProfile column) =>
        [sheet.Name, sheet.Table, sheet.Rows, column.Name, column.Kind.ToWireName(), column.Filled, column.Distinct, Values(column)];

    private static string Values(ColumnProfile column)
    {
        var ranged = column.Kind is not (ColumnKind.Text or ColumnKind.List or ColumnKind.Boolean or ColumnKind.Empty);
        if (ranged)
            return column.Min is null
                ? string.Empty
                : $"{column.Min} … {column.Max}{(column.Unit is null ? string.Empty : " " + column.Unit)}";
        var shown = column
            .Values.Take(Examples)
            .Select(value => string.Create(CultureInfo.InvariantCulture, $"{Short(value.Value)} ({value.Count})"));
        return string.Join(", ", shown) + (column.Values.Count > Examples ? ", …" : string.Empty);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
