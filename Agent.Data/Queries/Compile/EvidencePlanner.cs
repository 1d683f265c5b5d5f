using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Figures;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile;

/// <summary>
/// Makes the statement that counts which rows of the query's own table went into its figures, and which were left out by what.
/// </summary>
internal static class EvidencePlanner
{
    /// <param name="units">The rows.</param>
    /// <param name="rules">Further rules with what they leave out.</param>
    /// <param name="cellsMatter">Whether cells are looked at at all; where not, all rows of an entity are its own: "866 incidents in 3,874
    /// rows".</param>
    public static EvidencePlan Plan(UnitRows units, IReadOnlyList<(LeftOutRule Rule, string Column, SqlText Holds)> rules, bool cellsMatter)
    {
        var scope = units.Scope;
        var key = EntityGrain.KeyOf(scope.Sheet);
        var all = new List<(LeftOutRule Rule, string Column, SqlText Holds)>();
        if (key is not null && scope.IsFirstRows)
        {
            all.Add((LeftOutRule.NoEntity, key, $"{scope.Column(key)} IS NULL"));
            if (cellsMatter)
                all.Add((LeftOutRule.Continuation, key, $"NOT ({scope.IsUnitOfAll!})"));
        }

        all.AddRange(rules);
        var blanks = scope.BlanksCounted.DistinctBy(blank => blank.Column).ToList();

        // Conditions may hold subqueries, which aggregates cannot filter by: they become columns first.
        List<SqlText> columns =
        [
            .. all.Select((rule, index) => (SqlText)$"coalesce({rule.Holds}, FALSE) AS {SqlText.Checked("r" + Number(index))}"),
            .. blanks.Select((blank, index) => (SqlText)$"{blank.IsBlank} AS {SqlText.Checked("n" + Number(index))}"),
        ];
        if (key is not null)
            columns.Add($"{scope.Column(key)} AS entity");
        if (columns.Count == 0)
            columns.Add($"1 AS one");
        SqlText where = units.Condition is null ? (SqlText)$"" : $" WHERE {units.Condition}";
        SqlText from = $"(SELECT {SqlText.Join(", ", columns)} FROM {scope.FromAll}{where})";

        SqlText used = $"TRUE";
        var counts = new List<SqlText>();
        for (var index = 0; index < all.Count; index++)
        {
            var flag = SqlText.Checked("r" + Number(index));
            counts.Add($", count(*) FILTER (WHERE {used} AND {flag})");
            used = $"{used} AND NOT {flag}";
        }

        counts.AddRange(
            blanks.Select((_, index) => (SqlText)$", count(*) FILTER (WHERE {used} AND {SqlText.Checked("n" + Number(index))})")
        );
        SqlText entities = key is null ? (SqlText)$"0" : $"count(DISTINCT entity) FILTER (WHERE {used})";
        return new EvidencePlan(
            $"SELECT count(*) FILTER (WHERE {used}), {entities}{SqlText.Join(string.Empty, counts)} FROM {from}",
            key,
            [.. all.Select(rule => (rule.Rule, rule.Column))],
            [.. blanks.Select(blank => blank.Column)]);
    }

    /// <summary>The counts of two sides of a comparison, added up where both have the same rules.</summary>
    public static EvidencePlan Together(EvidencePlan left, EvidencePlan right)
    {
        var rules =
            left.Rules.Count == right.Rules.Count && left.Rules.SequenceEqual(right.Rules) && left.Blanks.SequenceEqual(right.Blanks);
        var counted = rules ? left.Rules.Count + left.Blanks.Count : 0;
        var names = Enumerable.Range(0, counted + 2).Select(index => SqlText.Checked("c" + Number(index))).ToList();
        var sums = SqlText.Join(", ", names.Select(name => (SqlText)$"sum({name})"));
        var list = SqlText.Join(", ", names);
        return new EvidencePlan(
            $"SELECT {sums} FROM (SELECT {list} FROM ({left.Sql}) AS l({list}) UNION ALL SELECT {list} FROM ({right.Sql}) AS r({list}))",
            left.EntityKey == right.EntityKey ? left.EntityKey : null,
            rules ? left.Rules : [],
            rules ? left.Blanks : []);
    }

    private static string Number(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
