using System.Globalization;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Operands;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>
/// Units by groups. Lists of keys are unnested, each item once, so that a unit is in each of its groups once and counts and sums need no
/// care.
/// </summary>
internal sealed class Grouping
{
    private readonly List<(SqlText Sql, bool IsZero)> _aggregates = [];
    private readonly List<SqlText> _totals = [];
    private readonly List<(SqlText Sql, int Keys)> _outers = [];
    private readonly List<(Grouping Grouping, SqlText Figure, bool IsZero)> _others = [];

    public Grouping(UnitRows units, IReadOnlyList<GroupKey> keys)
    {
        Units = units;
        var context = units.Scope.Context;
        var plans = new List<KeyPlan>();
        for (var index = 0; index < keys.Count; index++)
        {
            using var part = context.In("groupBy", index);
            plans.Add(KeyPlanner.Plan(keys[index], units));
        }

        Keys = plans;
        KeyNames = [.. plans.Select(plan => units.Add(plan.Raw, "k"))];
        Sources = keys;
    }

    public UnitRows Units { get; }

    public IReadOnlyList<GroupKey> Sources { get; }

    public IReadOnlyList<KeyPlan> Keys { get; }

    /// <summary>Names of the key columns, in their order.</summary>
    public IReadOnlyList<string> KeyNames { get; }

    /// <summary>The values measured, for the evidence.</summary>
    public List<(Operand Operand, RowValue Value, string Name)> Values { get; } = [];

    /// <summary>Names of the keys whose blank group is left out.</summary>
    public HashSet<string> WithoutBlank { get; } = [];

    /// <summary>Fills up periods that have no rows; null where none are.</summary>
    public PeriodFill? Fill { get; set; }

    public SqlText Add(SqlText aggregate, bool isZero)
    {
        var text = aggregate.ToString();
        var index = _aggregates.FindIndex(known => known.Sql.ToString() == text);
        if (index < 0)
        {
            index = _aggregates.Count;
            _aggregates.Add((aggregate, isZero));
        }

        return SqlText.Checked("a" + Number(index));
    }

    /// <summary>An aggregate over all units, whatever their group.</summary>
    public SqlText AddTotal(SqlText aggregate)
    {
        _totals.Add(aggregate);
        return SqlText.Checked("w" + Number(_totals.Count - 1));
    }

    /// <summary>An aggregate over the groups of the first keys.</summary>
    public SqlText AddOuter(SqlText aggregate, int keys)
    {
        _outers.Add((aggregate, keys));
        return SqlText.Checked("o" + Number(_outers.Count - 1));
    }

    /// <summary>A figure of another table, joined to the groups by their keys.</summary>
    public SqlText AddOther(Grouping other, SqlText figure, bool isZero)
    {
        _others.Add((other, figure, isZero));
        return SqlText.Checked("b" + Number(_others.Count - 1));
    }

    /// <summary>
    /// The statement with one row a group: its keys, then its aggregates, those of outer groups, of the whole and of other tables.
    /// </summary>
    public SqlText Sql
    {
        get
        {
            var isShared = _totals.Count > 0 || _outers.Count > 0;
            SqlText units = isShared ? (SqlText)$"units" : $"({Units.Sql})";
            var groups = Groups(units);
            SqlText sql = Fill is null ? groups : Fill.Sql(groups, KeyNames, Aggregates());
            sql = _others.Aggregate(sql, WithOther);
            if (!isShared)
                return sql;
            SqlText columns =
                $"g.*{SqlText.Join(string.Empty, Enumerable.Range(0, _outers.Count).Select(index => SqlText.Checked($", o{Number(index)}")))}";
            SqlText from = $"({sql}) AS g{Outers(units)}";
            if (_totals.Count > 0)
            {
                columns = $"{columns}, wholes.*";
                from =
                    $"{from} CROSS JOIN (SELECT {SqlText.Join(", ", _totals.Select((total, index) => (SqlText)$"{total} AS {SqlText.Checked("w" + Number(index))}"))} FROM units) AS wholes";
            }

            return $"WITH units AS ({Units.Sql}) SELECT {columns} FROM {from}";
        }
    }

    private List<(string Name, bool IsZero)> Aggregates() =>
        [.. _aggregates.Select((aggregate, index) => ("a" + Number(index), aggregate.IsZero))];

    private SqlText WithOther(SqlText sql, (Grouping Grouping, SqlText Figure, bool IsZero) other)
    {
        var name = SqlText.Checked("b" + Number(_others.IndexOf(other)));
        var keys = SqlText.Join(
            string.Empty,
            other.Grouping.KeyNames.Select((key, index) => (SqlText)$"{SqlText.Checked(key)} AS {SqlText.Checked("q" + Number(index))}, ")
        );
        SqlText right =
            $"(SELECT {keys}{(other.IsZero ? $"coalesce({other.Figure}, 0)" : other.Figure)} AS {name} FROM ({other.Grouping.Sql}))";
        if (KeyNames.Count == 0)
            return $"SELECT l.*, r.{name} FROM ({sql}) AS l CROSS JOIN {right} AS r";
        var on = SqlText.Join(" AND ", KeyNames.Select((key, index) => Same(key, index)));
        var merged = SqlText.Join(
            ", ",
            KeyNames.Select(
                (key, index) =>
                    (SqlText)
                        $"CASE WHEN l.is_left THEN l.{SqlText.Checked(key)} ELSE r.{SqlText.Checked("q" + Number(index))} END AS {SqlText.Checked(key)}"
            )
        );
        var known = Aggregates()
            .Select(aggregate =>
                aggregate.IsZero
                    ? (SqlText)$", coalesce(l.{SqlText.Checked(aggregate.Name)}, 0) AS {SqlText.Checked(aggregate.Name)}"
                    : $", l.{SqlText.Checked(aggregate.Name)}"
            );
        var earlier = Enumerable.Range(0, _others.IndexOf(other)).Select(index => SqlText.Checked($", l.b{Number(index)}"));
        return $"SELECT {merged}{SqlText.Join(string.Empty, known)}{SqlText.Join(string.Empty, earlier)}, r.{name} FROM (SELECT *, TRUE AS is_left FROM ({sql})) AS l FULL JOIN {right} AS r ON {on}";
    }

    // Names of one thing may be spelled otherwise in the other table.
    private SqlText Same(string key, int index)
    {
        SqlText left = $"l.{SqlText.Checked(key)}";
        SqlText right = $"r.{SqlText.Checked("q" + Number(index))}";
        return Keys[index] is { Column.Kind: "text", Period: null }
            ? (SqlText)$"lower(trim(CAST({left} AS VARCHAR))) IS NOT DISTINCT FROM lower(trim(CAST({right} AS VARCHAR)))"
            : $"{left} IS NOT DISTINCT FROM {right}";
    }

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    private SqlText Groups(SqlText units)
    {
        List<SqlText> columns =
        [
            .. KeyNames.Distinct().Select(SqlText.Checked),
            .. _aggregates.Select((aggregate, index) => (SqlText)$"{aggregate.Sql} AS {SqlText.Checked("a" + Number(index))}"),
        ];
        if (columns.Count == 0)
            columns.Add($"count(*) AS rows");
        var blank = KeyNames
            .Where(WithoutBlank.Contains)
            .Distinct()
            .Select(name => (SqlText)$"{SqlText.Checked(name)} IS NOT NULL")
            .ToList();
        SqlText where = blank.Count == 0 ? (SqlText)$"" : $" WHERE {SqlText.Join(" AND ", blank)}";
        return $"SELECT {SqlText.Join(", ", columns)} FROM {Unnested(units, Keys.Count)}{where}{By(KeyNames)}";
    }

    private SqlText Unnested(SqlText units, int keys)
    {
        // One level a list: two unnests beside each other would pair their items instead of crossing them.
        foreach (var (name, _) in KeyNames.Zip(Keys).Take(keys).Where(key => key.Second.IsList).DistinctBy(key => key.First))
            units = $"(SELECT * REPLACE (unnest({SqlText.Checked(name)}) AS {SqlText.Checked(name)}) FROM {units})";
        return units;
    }

    private SqlText Outers(SqlText units)
    {
        SqlText joins = $"";
        for (var index = 0; index < _outers.Count; index++)
        {
            var (sql, keys) = _outers[index];
            var names = KeyNames.Take(keys).ToList();
            var alias = SqlText.Checked("outer" + Number(index));
            SqlText columns = SqlText.Join(", ", [.. names.Select(SqlText.Checked), $"{sql} AS {SqlText.Checked("o" + Number(index))}"]);
            var on = SqlText.Join(
                " AND ",
                names.Select(name => (SqlText)$"{alias}.{SqlText.Checked(name)} IS NOT DISTINCT FROM g.{SqlText.Checked(name)}")
            );
            joins = $"{joins} LEFT JOIN (SELECT {columns} FROM {Unnested(units, keys)}{By(names)}) AS {alias} ON {on}";
        }

        return joins;
    }

    private static SqlText By(IEnumerable<string> names) =>
        names.Any() ? $" GROUP BY {SqlText.Join(", ", names.Distinct().Select(SqlText.Checked))}" : (SqlText)$"";
}
