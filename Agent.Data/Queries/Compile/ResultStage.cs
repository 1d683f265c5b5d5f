using System.Globalization;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Predicates;

namespace Agent.Data.Queries.Compile;

/// <summary>Orders, limits and names groups.</summary>
internal static class ResultStage
{
    /// <summary>The statement, its columns, its hidden columns, and the statement that counts all groups.</summary>
    public static (SqlText Main, IReadOnlyList<QueryColumn> Columns, IReadOnlyList<HiddenColumn> Hidden, SqlText Total) Write(
        GroupTable table,
        Query query,
        CompileContext context
    )
    {
        var having = table
            .Having.Select(condition => (SqlText)$"{SqlText.Checked(condition.Figure)} {CompareOps.Sql(condition.Op)} {condition.Value}")
            .ToList();
        SqlText groups = having.Count == 0 ? table.Sql : (SqlText)$"SELECT * FROM ({table.Sql}) WHERE {SqlText.Join(" AND ", having)}";
        SqlText total = $"SELECT count(*) FROM ({groups})";
        if (query.CountGroups)
            return ($"SELECT count(*) AS \"count\" FROM ({groups})", [CountColumn(table, context)], [], $"SELECT 1");

        var columns = Unique([.. table.Keys.Select(key => key.Plan.Column), .. table.Outputs.Select(output => output.Column)]);
        List<SqlText> shown =
        [
            .. table.Keys.Select(
                (key, index) => (SqlText)$"{key.Plan.Label(SqlText.Checked(key.Name))} AS {new SqlName(columns[index].Name)}"
            ),
            .. table.Outputs.Select(
                (output, index) => (SqlText)$"{SqlText.Checked(output.Name)} AS {new SqlName(columns[table.Keys.Count + index].Name)}"
            ),
        ];
        if (table.Keys.Count == 0)
            return ($"SELECT {SqlText.Join(", ", shown)} FROM ({groups})", columns, [], $"SELECT 1");

        var order = Order(table, query, context);
        var keys = table.Keys.Select(key => (SqlText)$"{SqlText.Checked(key.Name)} NULLS LAST");
        // The blank is no value: whatever its figure, it comes after those that are.
        var blanks = table.Keys.Select(key => (SqlText)$"{SqlText.Checked(key.Name)} IS NULL");
        SqlText sorted = SqlText.Join(", ", [.. query.Limit is null ? blanks : [], .. order, .. keys]);
        if (query.Limit is not { } limit)
            return ($"SELECT {SqlText.Join(", ", shown)} FROM ({groups}) ORDER BY {sorted}", columns, [], total);

        var ranked = Ranked(groups, table, order, sorted, limit, context);
        return (
            $"SELECT {SqlText.Join(", ", shown)}, \"groups\", \"tied\" FROM ({ranked}) ORDER BY {sorted}",
            columns,
            [HiddenColumn.Total, HiddenColumn.Tied],
            total
        );
    }

    /// <summary>Different names for columns of one name: name, name_2, name_3.</summary>
    public static IReadOnlyList<QueryColumn> Unique(IReadOnlyList<QueryColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. columns.Select(column =>
            {
                var name = column.Name;
                for (var number = 2; !taken.Add(name); number++)
                    name = string.Create(CultureInfo.InvariantCulture, $"{column.Name}_{number}");
                return name == column.Name ? column : column with { Name = name };
            }),
        ];
    }

    private static SqlText Ranked(
        SqlText groups,
        GroupTable table,
        List<SqlText> order,
        SqlText sorted,
        Limit limit,
        CompileContext context
    )
    {
        using var part = context.In("limit");
        if (limit.Count < 1 || limit.Skip < 0 || limit.PerKeys < 0 || limit.PerKeys >= Math.Max(1, table.Keys.Count))
            throw context.Fault(
                "bad_value",
                "A limit has a count of 1 or more, skips 0 or more, and holds within fewer keys than there are."
            );
        var per = table.Keys.Take(limit.PerKeys).Select(key => SqlText.Checked(key.Name)).ToList();
        SqlText by = per.Count == 0 ? (SqlText)$"" : $"PARTITION BY {SqlText.Join(", ", per)} ";
        var places = SqlText.Join(", ", order);
        // "The third most" after two that are tied is still the third value; a plain top five counts places.
        SqlText rank = !limit.Ties ? (SqlText)$"row_number() OVER ({by}ORDER BY {sorted})"
            : limit.Skip > 0 ? (SqlText)$"dense_rank() OVER ({by}ORDER BY {places})"
            : $"rank() OVER ({by}ORDER BY {places})";
        var alike = SqlText.Join(", ", [.. per, .. order.Select(Bare)]);
        var (low, high) = (Number(limit.Skip), Number(limit.Skip + limit.Count));
        return $"SELECT * FROM (SELECT *, count(*) OVER () AS \"groups\", count(*) OVER (PARTITION BY {alike}) AS \"tied\", {rank} AS \"place\" FROM ({groups})) WHERE \"place\" > {low} AND \"place\" <= {high}";
    }

    private static SqlText Number(int value) => SqlText.Checked(value.ToString(CultureInfo.InvariantCulture));

    private static SqlText Bare(SqlText order) => SqlText.Checked(order.Text.Split(' ')[0]);

    private static List<SqlText> Order(GroupTable table, Query query, CompileContext context)
    {
        var order = new List<SqlText>();
        for (var index = 0; index < query.Order.Count; index++)
        {
            using var part = context.In("order", index);
            var by = query.Order[index];
            var name = by switch
            {
                { Select: { } figure } when figure >= 0 && figure < table.Figures.Count => table.Figures[figure],
                { Key: { } key } when key >= 0 && key < table.Keys.Count => table.Keys[key].Name,
                _ => throw context.Fault("bad_query", "An order of groups names a figure (select) or a key by its index."),
            };
            order.Add(By(name, by.Descending));
        }

        if (order.Count > 0)
            return order;
        var isOrdered = table.Keys.Any(key => key.Plan.IsOrdered);
        return isOrdered || table.Figures.Count == 0
            ? [.. table.Keys.Select(key => By(key.Name, descending: false))]
            : [By(table.Figures[0], descending: true)];
    }

    private static SqlText By(string name, bool descending) => SqlText.Checked($"{name} {(descending ? "DESC" : "ASC")} NULLS LAST");

    private static QueryColumn CountColumn(GroupTable table, CompileContext context) =>
        table.Keys.Count == 0
            ? throw context.Fault("bad_query", "\"countGroups\" needs keys in groupBy.")
            : new QueryColumn(
                "count",
                $"Different {string.Join(" and ", table.Keys.Select(key => key.Plan.Column.Label))}",
                "integer",
                ResultRole.Figure
            );
}
