using Agent.Core.Datasets;

namespace Agent.Data.Queries;

/// <summary>The rows that a measure is taken over, with list columns split into their items and entities reduced to one value each.</summary>
internal sealed class Relation
{
    private const string RowNumber = "row number";
    private readonly SheetProfile _sheet;
    private readonly Measure _measure;
    private readonly bool _split;

    public Relation(SheetProfile sheet, Filter filter, IReadOnlyList<GroupColumn> groups, Measure measure)
    {
        _sheet = sheet;
        _measure = measure;
        var lists = groups.Where(group => group.Period is null).Select(group => group.Column)
            .Concat(measure is { Kind: MeasureKind.Distinct, Column: { } value } ? [value] : [])
            .Where(column => column.Kind == ColumnKind.List)
            .Distinct()
            .ToList();
        _split = lists.Count > 0;

        SqlText from = $"{new SqlName(sheet.Table)}";
        From = from;
        Where = ContinuationRows.Narrow(filter.Sql, ContinuationRows.FirstRow(sheet));
        if (_split)
        {
            from = $"(SELECT *, rowid AS {new SqlName(RowNumber)} FROM {from}{WhereClause})";
            // One level per list: two unnests beside each other would pair their items instead of crossing them.
            foreach (var list in lists)
                from = $"(SELECT * REPLACE (unnest({Items(list)}) AS {new SqlName(list.Name)}) FROM {from})";
            From = from;
            Where = null;
        }

        GroupExpressions = [.. groups.Select(group => group.Expression)];
        Value = measure.Column is null ? (SqlText)$"NULL" : measure.Value;
    }

    public SqlText From { get; private set; }

    public SqlText? Where { get; private set; }

    public IReadOnlyList<SqlText> GroupExpressions { get; private set; }

    /// <summary>The value measured.</summary>
    public SqlText Value { get; private set; }

    /// <summary>Counts entities, or rows where a row is one.</summary>
    public SqlText Count =>
        _sheet.EntityKey is { } key ? (SqlText)$"count(DISTINCT {new SqlName(key)})"
        : _split ? (SqlText)$"count(DISTINCT {new SqlName(RowNumber)})"
        : $"count(*)";

    /// <summary>The measure as an aggregate; percentages are made of <see cref="Count"/> by the caller.</summary>
    public SqlText Aggregate => _measure.Kind switch
    {
        MeasureKind.Distinct => $"count(DISTINCT {Value})",
        MeasureKind.Sum => $"sum({Value})",
        MeasureKind.Mean => $"avg({Value})",
        MeasureKind.Median => $"median({Value})",
        MeasureKind.Min => $"min({Value})",
        MeasureKind.Max => $"max({Value})",
        _ => Count,
    };

    public SqlText WhereClause => Where is null ? (SqlText)$"" : $" WHERE {Where}";

    /// <summary>The items of a list cell; a blank cell has one, the blank.</summary>
    public static SqlText Items(ColumnProfile column)
    {
        SqlName name = new(column.Name);
        SqlText items = $"list_distinct(list_filter(list_transform(string_split({name}, {column.Separator ?? ";"}), lambda item: trim(item)), lambda item: item <> ''))";
        return $"CASE WHEN len({items}) > 0 THEN {items} ELSE [NULL] END";
    }
}
