using Agent.Data.Queries.Gate;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Queries;

/// <summary>Analytic statements that must pass the gate and run.</summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class SqlGateLegitimateTests
{
    private QueryDatabase _database = null!;

    private static IEnumerable<string> Statements() =>
        [
            "SELECT count(*) FROM Incident",
            "SELECT count(*) FROM Incident;",
            "SELECT count(*) FROM Incident WHERE Description = '------------------------------------------------------------' -- ------------------------------------------------------------",
            "select Department, count(*) as n from incident group by Department order by n desc limit 5",
            "SELECT count(DISTINCT \"Incident Id\") FROM \"Incident\"",
            "SELECT \"Department\", avg(\"Days Lost\") FROM Incident GROUP BY 1 HAVING count(*) > 1",
            "FROM Incident SELECT Department, count() GROUP BY ALL ORDER BY ALL",
            "SELECT * FROM Incident WHERE Severity = 'Fatal' AND \"Event Date\" >= DATE '2023-01-01'",
            "SELECT * EXCLUDE (Description) FROM Incident LIMIT 3 OFFSET 1",
            "SELECT * REPLACE (upper(Department) AS Department) FROM Incident",
            "SELECT COLUMNS('.*Date') FROM \"Corrective Actions\"",
            "SELECT DISTINCT Department FROM Incident ORDER BY Department NULLS LAST",
            "SELECT DISTINCT ON (Department) Department, \"Event Date\" FROM Incident ORDER BY Department, \"Event Date\" DESC",
            "SELECT date_trunc('month', \"Event Date\") AS month, count(*) FROM Incident GROUP BY month ORDER BY month",
            "SELECT strftime(\"Event Date\", '%Y-%m') AS m, count(*) FROM Incident GROUP BY m",
            "SELECT year(\"Event Date\"), month(\"Event Date\"), count(*) FROM Incident GROUP BY ALL",
            "SELECT extract(year FROM \"Event Date\") AS y, count(*) FROM Incident GROUP BY y",
            "SELECT date_part('dow', \"Event Date\"), dayname(\"Event Date\"), hour(\"Event Date\") FROM Incident",
            "SELECT \"Event Date\" + INTERVAL 7 DAY, \"Event Date\" - INTERVAL '1 month' FROM Incident",
            "SELECT date_diff('day', \"Due Date\", \"Closed Date\") FROM \"Corrective Actions\"",
            "SELECT \"Closed Date\" - \"Due Date\" AS late FROM \"Corrective Actions\" WHERE \"Closed Date\" > \"Due Date\"",
            "SELECT count(*) FROM \"Corrective Actions\" WHERE \"Due Date\" < current_date AND \"Closed Date\" IS NULL",
            "SELECT age(\"Due Date\"::TIMESTAMP, TIMESTAMP '2022-01-01') FROM \"Corrective Actions\"",
            "SELECT last_day(\"Due Date\"), make_date(2023, 1, 1), epoch(\"Event Date\") FROM Incident, \"Corrective Actions\"",
            "SELECT strptime('01/02/2023', '%d/%m/%Y'), try_strptime('x', '%Y')",
            "SELECT time_bucket(INTERVAL 1 WEEK, \"Event Date\") AS w, count(*) FROM Incident GROUP BY w",
            "SELECT CASE WHEN \"Days Lost\" > 5 THEN 'long' WHEN \"Days Lost\" > 0 THEN 'short' ELSE 'none' END AS class, count(*) FROM Incident GROUP BY class",
            "SELECT count(*) FILTER (WHERE Severity = 'Fatal') * 100.0 / count(*) AS pct FROM Incident",
            "SELECT Department, count(*) FILTER (WHERE Status ILIKE 'open') AS open FROM \"Corrective Actions\" GROUP BY Department",
            "SELECT Department, n, n * 100.0 / sum(n) OVER () AS share FROM (SELECT Department, count(*) AS n FROM Incident GROUP BY 1)",
            "SELECT *, row_number() OVER (PARTITION BY Department ORDER BY \"Event Date\") AS nr FROM Incident",
            "SELECT Department, \"Days Lost\", rank() OVER (ORDER BY \"Days Lost\" DESC), dense_rank() OVER w, ntile(4) OVER w FROM Incident WINDOW w AS (ORDER BY \"Days Lost\")",
            "SELECT \"Event Date\", lag(\"Event Date\") OVER (ORDER BY \"Event Date\") AS before, lead(\"Event Date\", 2) OVER (ORDER BY \"Event Date\") FROM Incident",
            "SELECT \"Event Date\", sum(\"Days Lost\") OVER (ORDER BY \"Event Date\" ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM Incident",
            "SELECT \"Event Date\", avg(Cost) OVER (ORDER BY \"Event Date\" RANGE BETWEEN INTERVAL 90 DAYS PRECEDING AND CURRENT ROW) FROM Incident",
            "SELECT Department, Severity, count(*) AS n FROM Incident GROUP BY Department, Severity QUALIFY row_number() OVER (PARTITION BY Department ORDER BY n DESC) = 1",
            "SELECT Department, first_value(Severity) OVER (PARTITION BY Department ORDER BY \"Event Date\") FROM Incident",
            "SELECT Department, percent_rank() OVER (ORDER BY Cost), cume_dist() OVER (ORDER BY Cost) FROM Incident",
            "WITH per AS (SELECT Department, count(*) AS n FROM Incident GROUP BY 1) SELECT * FROM per WHERE n > (SELECT avg(n) FROM per)",
            "WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b",
            "WITH incident AS (SELECT * FROM Incident WHERE Severity = 'Minor') SELECT count(*) FROM incident",
            "WITH m AS MATERIALIZED (SELECT date_trunc('month', \"Event Date\") AS m FROM Incident) SELECT m, count(*) FROM m GROUP BY m",
            "SELECT i.Department, count(a.\"Action Id\") FROM Incident i LEFT JOIN \"Corrective Actions\" a ON a.\"Incident Id\" = i.\"Incident Id\" GROUP BY 1",
            "SELECT * FROM Incident JOIN \"Corrective Actions\" USING (\"Incident Id\")",
            "SELECT * FROM Incident i WHERE EXISTS (SELECT 1 FROM \"Corrective Actions\" a WHERE a.\"Incident Id\" = i.\"Incident Id\" AND a.\"Closed Date\" IS NULL)",
            "SELECT \"Incident Id\" FROM Incident EXCEPT SELECT \"Incident Id\" FROM \"Corrective Actions\"",
            "SELECT \"Incident Id\" FROM Incident INTERSECT SELECT \"Incident Id\" FROM \"Corrective Actions\"",
            "SELECT 'incidents' AS what, count(*) AS n FROM Incident UNION ALL SELECT 'actions', count(*) FROM \"Corrective Actions\"",
            "SELECT * FROM Incident i, LATERAL (SELECT count(*) AS n FROM \"Corrective Actions\" a WHERE a.\"Incident Id\" = i.\"Incident Id\") x",
            "SELECT * FROM Incident ASOF JOIN \"Corrective Actions\" a ON Incident.\"Event Date\" >= a.\"Due Date\"",
            "SELECT trim(item) AS hazard, count(*) FROM (SELECT unnest(string_split(Hazards, ';')) AS item FROM Incident) GROUP BY 1 ORDER BY 2 DESC",
            "SELECT list_sort(list_distinct(list_transform(string_split(Hazards, ';'), lambda h: trim(h)))) FROM Incident",
            "SELECT list(Department ORDER BY Department), string_agg(DISTINCT Department, ', ' ORDER BY Department) FROM Incident",
            "SELECT list_contains(string_split(Hazards, '; '), 'Heat'), len(string_split(Hazards, ';')) FROM Incident",
            "SELECT array_agg(Severity)[1], list_filter([1, 2, 3], lambda x: x > 1) FROM Incident",
            "SELECT quantile_cont(\"Days Lost\", [0.25, 0.5, 0.75]), median(\"Days Lost\"), mode(Department), stddev(Cost) FROM Incident",
            "SELECT arg_max(\"Incident Id\", \"Days Lost\"), max(\"Days Lost\", 3), approx_count_distinct(Department) FROM Incident",
            "SELECT corr(\"Days Lost\", Cost), regr_slope(\"Days Lost\", Cost), covar_pop(Cost, \"Days Lost\") FROM Incident",
            "SELECT Department, Severity, count(*) FROM Incident GROUP BY ROLLUP (Department, Severity)",
            "SELECT Department, Severity, grouping(Department), count(*) FROM Incident GROUP BY GROUPING SETS ((Department), (Severity), ())",
            "SELECT * FROM (SELECT Department, Severity FROM Incident) PIVOT (count(*) FOR Severity IN ('Minor', 'Major', 'Fatal'))",
            "SELECT coalesce(Department, 'Unknown'), nullif(Cost, 0), ifnull(Cost, 0), greatest(1, 2), least(1, 2) FROM Incident",
            "SELECT try_cast(\"Incident Id\" AS INTEGER), CAST(Cost AS DECIMAL(10, 2)), \"Days Lost\"::VARCHAR FROM Incident",
            "SELECT lower(Department), length(Description), substring(Description, 1, 10), left(Description, 5), Department || ' / ' || Severity, concat_ws(', ', Department, Severity) FROM Incident",
            "SELECT * FROM Incident WHERE Description ILIKE '%forklift%' OR Description LIKE 'Oper%' OR regexp_matches(Description, 'slip(ped|ping)')",
            "SELECT regexp_extract(\"Incident Id\", 'A-(\\d+)', 1), split_part(\"Incident Id\", '-', 2), replace(Description, 'floor', 'ground') FROM Incident",
            "SELECT * FROM Incident WHERE \"Days Lost\" BETWEEN 1 AND 10 AND Department NOT IN ('Logistics', 'Yard') AND Severity IS NOT NULL",
            "SELECT jaro_winkler_similarity(Department, 'Prodution') AS likeness, levenshtein(Department, 'Prodution') FROM Incident ORDER BY likeness DESC",
            "SELECT round(avg(Cost), 2), floor(max(Cost)), ceil(min(Cost)), abs(-1), sqrt(4), 7 % 3, 7 // 2, 2 ** 3 FROM Incident",
            "SELECT m.range AS month, count(\"Event Date\") FROM range(DATE '2023-01-01', DATE '2024-01-01', INTERVAL 1 MONTH) m LEFT JOIN Incident ON date_trunc('month', \"Event Date\") = m.range GROUP BY 1 ORDER BY 1",
            "SELECT * FROM generate_series(1, 12) t(month)",
            "SELECT unnest([1, 2, 3]) AS n",
            "SELECT bool_or(Reported), bool_and(Reported), count_if(Reported), any_value(Department) FROM Incident",
            "SELECT -- the most frequent\n Department /* by rows */ FROM Incident -- end",
            "SELECT lpad(CAST(month(\"Event Date\") AS VARCHAR), 2, '0'), printf('%.2f', Cost), format('{:.1f}', Cost) FROM Incident",
            "SELECT struct_pack(a := 1, b := 'x').b, {'k': 1}.k, row(1, 2)",
            "VALUES (1, 'a'), (2, 'b')",
            "SELECT (SELECT max(\"Days Lost\") FROM Incident) - (SELECT min(\"Days Lost\") FROM Incident) AS spread",
            "(SELECT Department FROM Incident ORDER BY Cost DESC LIMIT 1) UNION (SELECT Department FROM \"Corrective Actions\" LIMIT 1)",
            "SELECT Department, Severity, count(*) AS n, sum(count(*)) OVER (PARTITION BY Department) FROM Incident GROUP BY 1, 2",
            "SELECT weekofyear(\"Event Date\"), quarter(\"Event Date\"), isodow(\"Event Date\"), monthname(\"Event Date\"), epoch_ms(\"Event Date\") FROM Incident",
        ];

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create();

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCaseSource(nameof(Statements))]
    public async Task Gate_AnalyticStatement_PassesAndRuns(string sql)
    {
        var table = await _database.TableAsync(
            "run_sql",
            System.Text.Json.JsonSerializer.Serialize(new { sql }),
            TestContext.CurrentContext.CancellationToken
        );

        Assert.That(table.Columns, Is.Not.Empty);
        Assert.That(table.Columns.Select(column => column.Name), Is.Unique);
    }

    [Test]
    public void Statements_AreAtLeastSixty() => Assert.That(Statements().Distinct().Count(), Is.GreaterThanOrEqualTo(60));
}
