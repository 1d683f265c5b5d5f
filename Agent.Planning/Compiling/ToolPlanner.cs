using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Reading;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Compiling;

/// <summary>Chooses the tool for a query: the one made for it, whose evidence says most, else run_sql.</summary>
internal static class ToolPlanner
{
    private const int MaxRows = 50;

    public static ToolCall Plan(LogicalQuery query, DatasetProfile profile)
    {
        var where = Filters(query);
        if (where is null || !IsPlain(query))
            return Statement(query, profile);
        var arguments = new Dictionary<string, object?> { ["sheet"] = query.Sheet.Table };
        if (query.Kind == MeasureKind.Rows)
            return Rows(query, arguments, where);
        if (query.Groups is [{ IsCalendar: true } calendar] && query.Limit is null && query.Descending is null)
            return Trend(query, calendar, arguments, where);
        return Aggregate(query, arguments, where);
    }

    private static ToolCall Statement(LogicalQuery query, DatasetProfile profile)
    {
        var sql = query.Kind == MeasureKind.Rows
            ? $"SELECT * FROM {Sql.Name(query.Sheet.Table)} AS b WHERE {string.Join(" AND ", query.Filters.Select(filter => filter.ToSql("b.")))} LIMIT {MaxRows}"
            : new SqlWriter(query, profile).Write();
        return new ToolCall("run_sql", new Dictionary<string, object?> { ["sql"] = sql });
    }

    /// <summary>The filters as tools take them; null when one cannot be said so.</summary>
    private static List<Dictionary<string, object?>>? Filters(LogicalQuery query)
    {
        var all = new List<Dictionary<string, object?>>();
        foreach (var condition in query.Filters)
        {
            if (condition.ToFilters() is not { } filters || !ReferenceEquals(condition.Sheet, query.Sheet))
                return null;
            all.AddRange(filters);
        }

        // The top of a list is a value: rows without one are left out, and the evidence counts them.
        if (query.Limit is not null || query.Descending is not null)
            all.AddRange(query.Groups.Where(group => group.Period is null && group.Column.Column.Filled < query.Sheet.Rows && !all.Exists(filter => Equals(filter["column"], group.Column.Column.Name) && !Equals(filter["op"], "!="))).SelectMany(group => new BlankCondition(group.Column, false).ToFilters()!));
        return all;
    }

    private static bool IsPlain(LogicalQuery query) =>
        query.Having is null && query.WithAll is null && !query.CountGroups && !query.LimitPerGroup && query.EndColumn is null && query.Descending != false && query.Groups.Count <= 2
        && query.Groups.All(group => ReferenceEquals(group.Column.Sheet, query.Sheet) && (group.Period is not null || Variants.Of(group.Column.Column).Count == 0))
        && (query.Kind is MeasureKind.Count or MeasureKind.Distinct or MeasureKind.Rows || (query.Kind is MeasureKind.Sum or MeasureKind.Mean or MeasureKind.Median or MeasureKind.Min or MeasureKind.Max && query.Column!.Column.Kind.IsNumeric()));

    private static ToolCall Rows(LogicalQuery query, Dictionary<string, object?> arguments, List<Dictionary<string, object?>> where)
    {
        arguments["where"] = where;
        arguments["limit"] = Math.Min(query.Limit ?? MaxRows, MaxRows);
        return new ToolCall("filter_data", arguments);
    }

    private static ToolCall Trend(LogicalQuery query, GroupTerm calendar, Dictionary<string, object?> arguments, List<Dictionary<string, object?>> where)
    {
        arguments["date_column"] = calendar.Column.Column.Name;
        arguments["period"] = calendar.Period;
        return Measured("get_trend", query, arguments, where);
    }

    private static ToolCall Aggregate(LogicalQuery query, Dictionary<string, object?> arguments, List<Dictionary<string, object?>> where)
    {
        if (query.Groups.Count > 0)
            arguments["group_by"] = query.Groups.Select(group => group.Period is null ? group.Column.Column.Name : $"{group.Column.Column.Name}:{group.Period}").ToList();
        if (query.Limit is { } limit)
            arguments["limit"] = limit;
        else if (query.Groups.Count > 0 && query.Descending is not null)
            arguments["limit"] = MaxRows;
        return Measured("aggregate_data", query, arguments, where);
    }

    private static ToolCall Measured(string tool, LogicalQuery query, Dictionary<string, object?> arguments, List<Dictionary<string, object?>> where)
    {
        arguments["measure"] = query.Kind.ToString().ToLowerInvariant();
        if (query.Column is { } column)
            arguments["column"] = column.Column.Name;
        if (where.Count > 0)
            arguments["where"] = where;
        if (query.Chart is null || query.Groups.Count == 0)
            return new ToolCall(tool, arguments);
        arguments["kind"] = query.Chart;
        return new ToolCall("create_chart", arguments);
    }
}
