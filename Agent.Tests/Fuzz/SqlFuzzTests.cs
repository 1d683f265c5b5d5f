using System.Text;
using Agent.Data.Queries;
using Agent.Data.Queries.Gate;
using Agent.Tests.Support;

namespace Agent.Tests.Fuzz;

/// <summary>Text of statements: refused, or let through and then only over the tables of the dataset.</summary>
public sealed class SqlFuzzTests
{
    private static readonly string[] Seeds =
    [
        "SELECT Department, count(*) AS n FROM Incident GROUP BY 1 ORDER BY 2 DESC LIMIT 5",
        "WITH x AS (SELECT * FROM Incident WHERE Severity = 'Minor') SELECT a.Department, b.Status FROM x a JOIN \"Corrective Actions\" b ON a.\"Incident Id\" = b.\"Incident Id\"",
        "SELECT date_trunc('month', \"Event Date\") m, sum(\"Days Lost\") FILTER (WHERE Reported) OVER (PARTITION BY Department) FROM Incident",
        "SELECT list_transform(range(10), lambda x: x + 1), {'a': 1}, [1, 2][1], CASE WHEN true THEN 1 END, '2024-01-01'::DATE + INTERVAL 3 DAY",
        "SELECT * FROM Incident PIVOT (count(*) FOR Severity IN ('Minor', 'Major'))",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT (SELECT max(Cost) FROM Incident i WHERE i.Department = o.Department) FROM Incident o UNION ALL VALUES (1)",
    ];

    private static readonly string[] Words =
    [
        " FROM ",
        "read_text('/etc/passwd')",
        "getenv('HOME')",
        "; DROP TABLE Incident",
        "--",
        "/*",
        "*/",
        "(",
        ")",
        "'",
        "\"",
        "Incident",
        "duckdb_settings()",
        " UNION SELECT ",
        "repeat('x', 1000000)",
        "range(1000000000)",
        " WITH RECURSIVE r AS ",
        "COPY ",
        "ATTACH ",
        "::INTEGER",
        "sqlite_master",
        "$1",
        "\0",
        "SELECT ",
        " AS ",
        "query('SELECT 1')",
        "main.",
        "\u2028",
        "ｒ",
    ];

    [Test, CancelAfter(7_200_000)]
    public async Task Gate_AnyText_IsRefusedOrReadsTheTablesOnly(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var schema = SqlSchema.Of(database.Profile);
        var passed = 0;
        await FuzzRun.RunAsync(
            "sql",
            async (random, token) =>
            {
                var sql = Text(random);
                try
                {
                    var let = await database.Engine.Executor.RunAsync(
                        database.Open,
                        session => SqlGate.CheckAsync(session, schema, sql),
                        token
                    );
                    Assert.That(let.Tables, Is.SubsetOf(schema.Tables.Select(table => table.Name)), sql);
                    Assert.That(
                        sql.Contains("/etc/passwd", StringComparison.Ordinal)
                            && sql.Contains("read_", StringComparison.OrdinalIgnoreCase)
                            && !IsInert(sql),
                        Is.False,
                        sql
                    );
                    passed++;
                }
                catch (ToolRefusal refusal)
                {
                    Assert.That(refusal.Error.Code, Is.EqualTo("sql_refused"), sql);
                }
            },
            cancellationToken);
        TestContext.Out.WriteLine($"{passed} were let through");
    }

    // Within a text, a comment or the name of a column it reads nothing.
    private static bool IsInert(string sql) =>
        sql.Contains("--", StringComparison.Ordinal)
        || sql.Contains("/*", StringComparison.Ordinal)
        || sql.Contains('\'', StringComparison.Ordinal)
        || sql.Contains('"', StringComparison.Ordinal);

    private static string Text(Random random)
    {
        var sql = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (var change = random.Next(0, 5); change > 0; change--)
        {
            var at = random.Next(sql.Length + 1);
            if (random.Next(3) == 0)
                sql.Remove(at, Math.Min(random.Next(1, 12), sql.Length - at));
            else
                sql.Insert(at, random.Next(4) == 0 ? Seeds[random.Next(Seeds.Length)] : Words[random.Next(Words.Length)]);
        }

        return random.Next(5) == 0
            ? Encoding.UTF8.GetString(Mutation.Mutate(Encoding.UTF8.GetBytes(sql.ToString()), random))
            : sql.ToString();
    }
}
