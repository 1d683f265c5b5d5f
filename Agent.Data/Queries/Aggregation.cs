using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Data.Queries;

/// <summary>A measure by groups: makes the query, and says afterwards what the cut left out.</summary>
internal sealed record Aggregation(SheetProfile Sheet, Measure Measure, IReadOnlyList<GroupColumn> Groups, Filter Filter, int Limit, bool LimitAsked)
{
    public string Title
    {
        get
        {
            var by = Groups.Count == 0 ? string.Empty : " by " + string.Join(" and ", Groups.Select(group => group.TableColumn.Label));
            return Measure.Title(Sheet) + by + (Filter.Text is null ? string.Empty : $", {Filter.Text}");
        }
    }

    public DataQuery Query()
    {
        if (Measure.Kind == MeasureKind.Percentage && Groups.Count == 0)
            return Share();
        var relation = new Relation(Sheet, Filter, Groups, Measure);
        var columns = Columns();
        var grouped = Grouped(relation, columns);
        return new DataQuery
        {
            Title = Title,
            Sheet = Sheet.Name,
            Main = Groups.Count == 0 ? grouped : Ordered(grouped, columns),
            MaxRows = Groups.Count == 0 ? 1 : Limit + 1,
            Total = Groups.Count == 0 ? null : (SqlText)$"SELECT count(*) FROM ({grouped})",
            Columns = columns,
            GroupColumns = Groups.Count,
            Rows = new CountedRows(Sheet.Table, Sheet.Rows, Filter.Sql, Filter.Text, Exclusions(), Sheet.EntityKey),
        };
    }

    /// <summary>What is not in the rows shown.</summary>
    public IEnumerable<string> Remarks(QueryData data)
    {
        if (Sheet.EntityKey is { } key && Measure.IsNumeric)
            yield return $"One value per {key}: that of its first row.";
        if (Groups.Count == 0)
            yield break;

        var more = data.TotalRows - data.Result.Rows.Count;
        if (more > 0)
        {
            var additive = Measure.Kind == MeasureKind.Count && Sheet.EntityKey is null && Groups.All(group => group.Column.Kind != ColumnKind.List);
            var shown = additive ? data.Result.Rows.Sum(row => row[Groups.Count] as long? ?? 0) : 0;
            yield return additive ? $"Other: {more} more groups with {data.RowsUsed - shown} in all." : $"Other: {more} more groups.";
        }

        if (Groups.Any(group => group.Column.Kind == ColumnKind.List))
            yield return "Cells with several items count once for each of them.";
        else if (Sheet.EntityKey is { } entity && Measure.Kind is MeasureKind.Count or MeasureKind.Percentage && data.Result.Rows.Sum(row => row[Groups.Count] as long? ?? 0) > data.Entities)
            yield return $"A {entity} whose rows are in several groups counts in each.";
    }

    private IReadOnlyList<TableColumn> Columns()
    {
        List<TableColumn> columns = [.. Groups.Select(group => group.TableColumn)];
        if (Measure.Kind == MeasureKind.Percentage)
            columns.Add(new Measure(MeasureKind.Count, null).TableColumn);
        columns.Add(Measure.TableColumn);
        return ColumnNames.Unique(columns);
    }

    private SqlText Grouped(Relation relation, IReadOnlyList<TableColumn> columns)
    {
        var keys = SqlText.Join(string.Empty, relation.GroupExpressions.Select((key, index) => (SqlText)$"{key} AS {new SqlName(columns[index].Name)}, "));
        SqlText measure = $"{relation.Aggregate} AS {new SqlName(columns[^1].Name)}";
        if (Measure.Kind == MeasureKind.Percentage)
        {
            SqlText all = $"(SELECT {Entities} FROM {new SqlName(Sheet.Table)}{Where(ContinuationRows.Narrow(Filter.Sql, ContinuationRows.FirstRow(Sheet)))})";
            measure = $"{relation.Count} AS {new SqlName(columns[^2].Name)}, 100.0 * {relation.Count} / nullif({all}, 0) AS {new SqlName(columns[^1].Name)}";
        }

        SqlText group = Groups.Count == 0 ? (SqlText)$"" : $" GROUP BY {SqlText.Join(", ", relation.GroupExpressions)}";
        return $"SELECT {keys}{measure} FROM {relation.From}{relation.WhereClause}{group}";
    }

    private SqlText Ordered(SqlText grouped, IReadOnlyList<TableColumn> columns)
    {
        var names = SqlText.Join(", ", columns.Take(Groups.Count).Select(column => (SqlText)$"{new SqlName(column.Name)}"));
        SqlName first = new(columns[0].Name);
        SqlText order = Groups[0].IsCalendar && !LimitAsked
            ? (SqlText)$"{names}"
            : $"{new SqlName(columns[^1].Name)} DESC NULLS LAST, {names}";
        // The blank is no value: it never takes the place of one, and it is never left out.
        return Groups.Count == 1
            ? (SqlText)$"SELECT * FROM ({grouped}) QUALIFY row_number() OVER (ORDER BY {first} IS NULL, {order}) <= {SqlText.Checked(Number(Limit))} OR {first} IS NULL ORDER BY {first} IS NULL, {order}"
            : $"SELECT * FROM ({grouped}) ORDER BY {order} LIMIT {SqlText.Checked(Number(Limit))}";
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private SqlText Entities => Sheet.EntityKey is { } key ? (SqlText)$"count(DISTINCT {new SqlName(key)})" : $"count(*)";

    private List<Exclusion> Exclusions()
    {
        var exclusions = ContinuationRows.LeftOut(Sheet, Filter.Sql is not null || Measure.Column is not null).ToList();
        if (Measure.Column is { } column && Measure.Kind is not MeasureKind.Percentage)
            exclusions.Add(new Exclusion($"no {column.Name}", $"{Measure.Value} IS NULL"));
        return exclusions;
    }

    private static SqlText Where(SqlText? condition) => condition is null ? (SqlText)$"" : $" WHERE {condition}";

    /// <summary>
    /// The share of all rows that fit the filter; of a boolean column, the share that is true among those that say. An entity fits, and says, by its first row.
    /// </summary>
    private DataQuery Share()
    {
        SqlName table = new(Sheet.Table);
        var flag = Measure.Column is { Kind: ColumnKind.Boolean } column ? column : null;
        if (flag is null && Filter.Sql is null)
            throw new ToolRefusal("bad_arguments", "A percentage of what? Give where (the part), group_by, or a true/false column.");
        SqlText part = flag is null ? Filter.Sql! : $"{new SqlName(flag.Name)}";
        // The part is no filter here: what does not fit it is counted, too.
        var filter = flag is null ? null : Filter.Sql;
        var known = flag is null ? null : ContinuationRows.Narrow(filter, $"{part} IS NOT NULL");
        List<Exclusion> exclusions = [.. ContinuationRows.LeftOut(Sheet, known is not null)];
        if (flag is not null)
            exclusions.Add(new Exclusion($"no {flag.Name}", $"{part} IS NULL"));
        return new DataQuery
        {
            Title = Title,
            Sheet = Sheet.Name,
            Main = $"SELECT 100.0 * {Entities} FILTER (WHERE {part}) / nullif({Entities}, 0) AS \"percent\", {Entities} FILTER (WHERE {part}) AS \"count\", {Entities} AS \"total\" FROM {table}{Where(ContinuationRows.Narrow(known, ContinuationRows.FirstRow(Sheet)))}",
            MaxRows = 1,
            Columns =
            [
                Measure.TableColumn,
                new TableColumn { Name = "count", Label = "Count", Kind = "integer" },
                new TableColumn { Name = "total", Label = "Of", Kind = "integer" },
            ],
            Rows = new CountedRows(Sheet.Table, Sheet.Rows, filter, flag is null ? null : Filter.Text, exclusions, Sheet.EntityKey),
        };
    }
}
