using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary><c>aggregate_data</c>: a measure, by groups or over all rows that fit. A face of the typed query.</summary>
internal sealed class AggregateDataTool : ITool
{
    private const int DefaultGroups = 100;

    public ToolDefinition Definition { get; } =
        new(
            "aggregate_data",
            "Counts, sums, averages … the rows of a sheet that fit all filters, by groups if asked, largest first. percentage with group_by: share of each group; with where and no group_by: share of all rows that fit; with a true/false column: share that is true, of each group if grouped.",
            $"{ArgumentSchemas.Sheet}, {ArgumentSchemas.Measure}, {ArgumentSchemas.Column}, {ArgumentSchemas.GroupBy}, {ArgumentSchemas.Where}, {ArgumentSchemas.Limit}",
            "sheet",
            "measure"
        );

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) => AnswerAsync(call, cancellationToken);

    internal static Task<ToolResult> AnswerAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sheet = call.Sheet();
        var kind = MeasureKind.Parse(call.Arguments.Text("measure"));
        var column = call.Arguments.Text("column") is { } name ? call.Column(sheet, name) : null;
        var keys = call.Arguments.Texts("group_by").Select(text => ToolFigures.Key(call, sheet, text)).Distinct().ToList();
        if (kind == MeasureKind.Percentage && column is { Kind: not ColumnKind.Boolean } && keys.Count == 0)
            (keys, column) = ([new GroupKey(new ColumnValue(new Field(column.Name)))], null);
        return AnswerAsync(call, sheet, kind, column, keys, cancellationToken);
    }

    internal static async Task<ToolResult> AnswerAsync(
        ToolCall call,
        SheetProfile sheet,
        string kind,
        ColumnProfile? column,
        IReadOnlyList<GroupKey> keys,
        CancellationToken cancellationToken,
        int defaultGroups = DefaultGroups
    )
    {
        var conditions = ToolConditions.Of(call, sheet);
        if (kind == MeasureKind.Count && column is not null)
        {
            call.Note($"Counts what has a value in {column.Name}.");
            conditions.Add(new Negation(new IsBlank(new Field(column.Name))), column, $"{column.Name} is not blank");
        }

        var limit = call.Arguments.Limit("limit", defaultGroups, call.Options.MaxRows);
        var query =
            kind == MeasureKind.Percentage
                ? Share(sheet, column, keys, conditions)
                : new Query
                {
                    From = sheet.Table,
                    Where = conditions.Where,
                    Select = [ToolFigures.Figure(sheet, kind, column)],
                    GroupBy = keys,
                };
        // The largest are taken here and not by a limit of the query: the group of blanks is shown beside them, though it takes no place
        // among them.
        var isLimited = call.Arguments.Has("limit") && keys.Count > 0;
        if (isLimited)
            query = query with { Order = [new OrderBy { Select = 0, Descending = true }] };
        var result = await QueryTables.RunAsync(call, query, cancellationToken).ConfigureAwait(false);
        var shown = ResultShape.Cut(result, limit);
        foreach (var remark in Remarks(sheet, kind, query, result, shown))
            call.Note(remark);
        if (isLimited)
            query = query with { Limit = new Limit(limit) { Ties = false } };
        return call.Keep(QueryTables.Make(call, query, ResultShape.Arranged(shown, query), conditions.Words), result.FromCache);
    }

    /// <summary>The share of all rows that fit the filter; of each group; or of a true/false column, among those that say.</summary>
    private static Query Share(SheetProfile sheet, ColumnProfile? column, IReadOnlyList<GroupKey> keys, ToolConditions conditions)
    {
        if (column is { Kind: ColumnKind.Boolean } flag)
        {
            conditions.Add(new Negation(new IsBlank(new Field(flag.Name))), flag, $"{flag.Name} is not blank");
            var part = new OneOf(new Field(flag.Name), ["true"]);
            return new Query
            {
                From = sheet.Table,
                Where = conditions.Where,
                Select = [new ShareOf { Part = part, Base = keys.Count == 0 ? ShareBase.Total : ShareBase.Group }],
                GroupBy = keys,
            };
        }

        if (keys.Count > 0)
            return new Query { From = sheet.Table, Where = conditions.Where, Select = [new ShareOf()], GroupBy = keys };
        return conditions.Where is { } where
            ? new Query { From = sheet.Table, Select = [new ShareOf { Part = where }] }
            : throw new ToolRefusal("bad_arguments", "A percentage of what? Give where (the part), group_by, or a true/false column.");
    }

    /// <summary>What is not in the rows shown.</summary>
    private static IEnumerable<string> Remarks(SheetProfile sheet, string kind, Query query, QueryResult result, QueryResult shown)
    {
        if (
            sheet.EntityKey is { } key
            && kind is MeasureKind.Sum or MeasureKind.Mean or MeasureKind.Median or MeasureKind.Min or MeasureKind.Max
        )
            yield return $"One value per {key}: that of its first row.";
        if (query.GroupBy.Count == 0)
            yield break;
        var isList = query.GroupBy.Any(group => group.Of is ColumnValue value && sheet.Column(value.Field.Column)?.Kind == ColumnKind.List);
        var more = result.TotalRows - shown.Rows.Count;
        if (more > 0)
        {
            var isAdditive = kind == MeasureKind.Count && sheet.EntityKey is null && !isList;
            var inShown = isAdditive ? shown.Rows.Sum(row => row[query.GroupBy.Count] as long? ?? 0) : 0;
            yield return isAdditive
                ? $"Other: {more} more groups with {result.Evidence!.RowsUsed - inShown} in all."
                : $"Other: {more} more groups.";
        }

        if (isList)
            yield return "Cells with several items count once for each of them.";
    }
}
