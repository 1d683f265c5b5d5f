using System.Globalization;
using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Reading;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Compiling;

/// <summary>Writes a query as one SELECT. Counts count entities, and joins never multiply them.</summary>
internal sealed class SqlWriter(LogicalQuery query, DatasetProfile profile)
{
    private const string Own = "b.";
    private readonly List<SheetProfile> _joined = [.. query.Groups.Select(group => group.Column.Sheet).Where(sheet => !ReferenceEquals(sheet, query.Sheet)).Distinct()];

    public string Write() => query.Kind switch
    {
        MeasureKind.Change => Change(),
        MeasureKind.Share when query.Groups.Count == 0 => $"SELECT {Percent(Where(query.Part))} AS \"percent\", {CountIf(Where(query.Part))} AS \"count\", {Count} AS \"total\" FROM {From}{WhereClause()}",
        MeasureKind.PerPeriod when query.Groups.Count == 0 => $"SELECT {Count} / {Number(query.Periods)}.0 AS {Sql.Name($"per {query.Unit}")}, {Count} AS \"count\", {Number(query.Periods)} AS {Sql.Name($"{query.Unit}s")} FROM {From}{WhereClause()}",
        MeasureKind.Span => $"SELECT strftime(min({Column}), '%Y-%m-%d') AS \"first\", strftime(max({Column}), '%Y-%m-%d') AS \"last\" FROM {From}{WhereClause()}",
        _ when query.CountGroups => $"SELECT count(*) AS \"count\" FROM ({Grouped(false)})",
        _ when query.Groups.Count > 0 => Grouped(true),
        _ => $"SELECT {Measure} AS {Sql.Name(MeasureName)} FROM {From}{WhereClause()}",
    };

    private string Key => Sql.Name(query.Sheet.EntityKey!);

    private string? JoinedKey => _joined.Find(sheet => !Joins.IsToOne(profile, query.Sheet, sheet)) is { } many && Joins.Between(profile, query.Sheet, many) is var (own, _) ? Own + Sql.Name(own) : null;

    private string Counted => query.Sheet.EntityKey is not null ? $"DISTINCT {Own}{Key}" : JoinedKey is { } key ? $"DISTINCT {key}" : "*";

    private string Count => $"count({Counted})";

    private string Column => Own + Sql.Name(query.Column!.Column.Name);

    private string From
    {
        get
        {
            var from = $"{Sql.Name(query.Sheet.Table)} AS b";
            for (var i = 0; i < _joined.Count; i++)
            {
                var (own, other) = Joins.Between(profile, query.Sheet, _joined[i])!.Value;
                from += $" JOIN {Firsts(_joined[i])} AS j{Number(i)} ON j{Number(i)}.{Sql.Name(other)} = {Own}{Sql.Name(own)}";
            }

            return from;
        }
    }

    /// <summary>A sheet as others join it: the first row of each entity, since the rest hold filler.</summary>
    private static string Firsts(SheetProfile sheet) => sheet.EntityKey is not { } key
        ? Sql.Name(sheet.Table)
        : $"(SELECT * FROM {Sql.Name(sheet.Table)} WHERE rowid IN ({FirstRows(sheet, key)}))";

    private static string FirstRows(SheetProfile sheet, string key) => $"SELECT min(rowid) FROM {Sql.Name(sheet.Table)} WHERE {Sql.Name(key)} IS NOT NULL GROUP BY {Sql.Name(key)}";

    private string MeasureName => query.Kind switch
    {
        MeasureKind.Count => "count",
        MeasureKind.Share => "percent",
        MeasureKind.PerPeriod => $"per {query.Unit}",
        MeasureKind.Distinct => $"distinct {query.Column!.Column.Name}",
        _ when query.EndColumn is { } end => $"{query.Kind.ToString().ToLowerInvariant()} {query.Unit}s from {query.Column!.Column.Name} to {end.Column.Name}",
        _ => $"{query.Kind.ToString().ToLowerInvariant()} {query.Column!.Column.Name}",
    };

    private string Measure => query.Kind switch
    {
        MeasureKind.Count => Count,
        MeasureKind.Share when query.Part.Count > 0 => Percent(Where(query.Part)),
        MeasureKind.Share => $"100.0 * {Count} / sum({Count}) OVER ()",
        MeasureKind.PerPeriod => $"{Count} / {Number(query.Periods)}.0",
        MeasureKind.Distinct => $"count(DISTINCT {Column})",
        MeasureKind.Sum => $"sum({Value})",
        MeasureKind.Mean => $"avg({Value})",
        MeasureKind.Median => $"median({Value})",
        MeasureKind.Min => IsDate ? $"strftime(min({Column}), '%Y-%m-%d')" : $"min({Value})",
        MeasureKind.Max => IsDate ? $"strftime(max({Column}), '%Y-%m-%d')" : $"max({Value})",
        _ => Count,
    };

    private bool IsDate => query.EndColumn is null && query.Column!.Column.Kind.IsDate();

    private string Value => query.EndColumn is { } end
        ? $"(date_diff('second', {Column}, {Own}{Sql.Name(end.Column.Name)}) / {Sql.Number(DurationReader.Seconds(query.Unit!))})"
        : Column;

    private string CountIf(string condition) => $"{Count} FILTER (WHERE {condition})";

    private string Percent(string condition) => $"100.0 * {CountIf(condition)} / nullif({Count}, 0)";

    private static string Where(IReadOnlyList<Condition> conditions) => string.Join(" AND ", conditions.Select(condition => condition.ToSql(Own)));

    private string WhereClause(params IEnumerable<string> more)
    {
        List<string> all = [.. query.Filters.Select(condition => condition.ToSql(Own)), .. more];
        // A continuation row holds filler: the first row stands for its entity.
        if (query.Sheet.EntityKey is { } key)
            all.Add($"{Own}rowid IN ({FirstRows(query.Sheet, key)})");
        return all.Count == 0 ? string.Empty : $" WHERE {string.Join(" AND ", all)}";
    }

    private string Change()
    {
        var (first, last) = query.Between!.Value;
        var (a, b) = (CountIf(first.ToSql(Own)), CountIf(last.ToSql(Own)));
        var change = query.InPercent ? $"100.0 * ({b} - {a}) / nullif({a}, 0) AS \"change in percent\"" : $"{b} - {a} AS \"change\"";
        return $"SELECT {change}, {a} AS \"first\", {b} AS \"last\" FROM {From}{WhereClause()}";
    }

    private string Grouped(bool isOrdered)
    {
        var keys = query.Groups.Select(Expression).ToList();
        var names = Names();
        var select = string.Join(", ", keys.Zip(names, (key, name) => $"{key} AS {Sql.Name(name)}"));
        var needsValue = query.Limit is not null || query.Descending is not null || query.Having is not null || query.CountGroups || query.WithAll is not null;
        var where = WhereClause(needsValue ? query.Groups.Select(group => $"{Prefix(group)}{Sql.Name(group.Column.Column.Name)} IS NOT NULL") : []);
        var by = string.Join(", ", Enumerable.Range(1, keys.Count).Select(Number));
        var sql = $"SELECT {select}, {Measure} AS {Sql.Name(MeasureName)} FROM {From}{where} GROUP BY {by}{Having()}";
        if (!isOrdered)
            return sql;
        if (query.LimitPerGroup)
            return $"{sql} QUALIFY row_number() OVER (PARTITION BY {keys[0]} ORDER BY {Measure} {Direction}, {keys[^1]}) <= {Number(query.Limit ?? 1)} ORDER BY {by}";
        var order = query.Descending is null && query.Groups[0].Period is not null ? by : $"{Sql.Name(MeasureName)} {Direction} NULLS LAST, {by}";
        return $"{sql} ORDER BY {order}{(query.Limit is { } limit ? $" LIMIT {Number(limit)}" : string.Empty)}";
    }

    private string Direction => query.Descending == false ? "ASC" : "DESC";

    private string Having()
    {
        var conditions = new List<string>();
        if (query.Having is var (op, value))
            conditions.Add($"{Count} {op} {Sql.Number(value)}");
        if (query.WithAll is { } all)
            conditions.Add($"count(DISTINCT {Expression(all)}) = (SELECT count(DISTINCT {Bare(all)}) FROM {Sql.Name(all.Column.Sheet.Table)})");
        return conditions.Count == 0 ? string.Empty : $" HAVING {string.Join(" AND ", conditions)}";
    }

    private List<string> Names()
    {
        var names = new List<string>();
        foreach (var group in query.Groups)
        {
            var name = group.Period ?? group.Column.Column.Name;
            names.Add(names.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"{name} ({group.Column.Sheet.Name})" : name);
        }

        return names;
    }

    private string Prefix(GroupTerm group) => ReferenceEquals(group.Column.Sheet, query.Sheet) ? Own : $"j{Number(_joined.IndexOf(group.Column.Sheet))}.";

    private string Expression(GroupTerm group) => Label(OneSpelling(Prefix(group) + Sql.Name(group.Column.Column.Name), group), group.Period);

    private static string OneSpelling(string cell, GroupTerm group)
    {
        var variants = Variants.Of(group.Column.Column);
        return variants.Count == 0 ? cell : $"CASE {cell} {string.Join(' ', variants.Select(pair => $"WHEN {Sql.Text(pair.Key)} THEN {Sql.Text(pair.Value)}"))} ELSE {cell} END";
    }

    private static string Bare(GroupTerm group) => Label(Sql.Name(group.Column.Column.Name), group.Period);

    private static string Label(string cell, string? period) => period switch
    {
        null => cell,
        "day" => $"strftime({cell}, '%Y-%m-%d')",
        "week" => $"strftime({cell}, '%G-W%V')",
        "month" => $"strftime({cell}, '%Y-%m')",
        "quarter" => $"strftime({cell}, '%Y-Q') || quarter({cell})",
        "year" => $"year({cell})",
        "weekday" => $"dayname({cell})",
        "month_name" => $"monthname({cell})",
        _ => $"hour({cell})",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
