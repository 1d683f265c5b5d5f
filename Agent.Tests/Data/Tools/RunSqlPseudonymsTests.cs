using System.Text.Json;
using Agent.Core.Agents;
using Agent.Core.Privacy;
using Agent.Core.Tools;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Tools;

/// <summary>Statements of a model that may not see names: they run over pseudonyms, people see names.</summary>
[CancelAfter(400_000)]
internal sealed class RunSqlPseudonymsTests
{
    private const string Tables = """
        CREATE TABLE "Incident" (
            "Id" BIGINT, "Reported By" VARCHAR, "Day" DATE, "At" TIMESTAMP, "Cost" DOUBLE, "Closed" BOOLEAN, "From" TIME, "Text" VARCHAR);
        INSERT INTO "Incident" VALUES
            (1, 'Isolde Thistlewood', '2025-01-02', '2025-01-02 03:04:05', 1.5, true, '07:30:00',
                'Isolde Thistlewood slipped beside the pump'),
            (2, 'Will Baker', '2025-02-02', NULL, 2.5, false, NULL, 'Thistlewood''s crew told Mr Quillfeather of the sling'),
            (3, 'Runa Thistlewood', NULL, NULL, NULL, NULL, NULL, NULL),
            (4, NULL, NULL, NULL, 9, NULL, NULL, 'Nobody was there when the hose came off');
        """;

    [Test]
    public async Task Sql_Names_ArePseudonymsForTheModelAndNamesForPeople(CancellationToken token)
    {
        using var database = Database();
        var result = await RunAsync(database, """SELECT * FROM "Incident" ORDER BY "Id" """, token);

        Assert.That(result.Table.Rows[0], Is.EqualTo((await PlainAsync(database, token)).Table.Rows[0]), "people see the row as it is");
        var seen = result.Pseudonymous!.Rows;
        var (isolde, will) = (seen[0][1], seen[1][1]);
        Assert.That(isolde, Does.Match(@"^Person_\d+$"));
        Assert.That(seen[0][7], Is.EqualTo($"{isolde} slipped beside the pump"));
        Assert.That(will, Does.Match(@"^Person_\d+$"));
        Assert.That(seen[1][7], Does.Not.Contain("Thistlewood").And.Not.Contain("Quillfeather"));
        Assert.That(seen[3][1], Is.Null);
    }

    [Test]
    public async Task Sql_ComparesSearchesAndSplitsNames_AsOverNames(CancellationToken token)
    {
        using var database = Database();
        var told = StatementPseudonyms.For(database.Profile)!;
        var surname = told.Person("Thistlewood");
        var will = (await RunAsync(database, """SELECT "Reported By" FROM "Incident" WHERE "Id" = 2""", token)).Pseudonymous!.Rows[0][0];

        Assert.Multiple(async () =>
        {
            Assert.That(await CountAsync($"\"Reported By\" LIKE '%{surname}%'"), Is.EqualTo(2));
            Assert.That(await CountAsync($"\"Text\" ILIKE '%{surname}%'"), Is.EqualTo(2));
            Assert.That(await CountAsync($"\"Reported By\" = '{will}'"), Is.EqualTo(1));
            Assert.That(
                await CountAsync("\"Reported By\" = 'Will Baker'"),
                Is.EqualTo(1),
                "a name that got through is masked like the data"
            );
            Assert.That(await CountAsync("split_part(\"Reported By\", ' ', 2) = '" + surname + "'"), Is.EqualTo(2));
        });
        var groups = await RunAsync(
            database,
            """SELECT split_part("Reported By", ' ', 2) AS s, count(*) AS n FROM "Incident" GROUP BY 1 ORDER BY 2 DESC LIMIT 1""",
            token
        );
        Assert.That(groups.Table.Rows[0], Is.EqualTo((object[])["Thistlewood", 2L]));

        async Task<long> CountAsync(string where) =>
            (long)(await RunAsync(database, $"SELECT count(*) AS n FROM \"Incident\" WHERE {where}", token)).Table.Rows[0][0]!;
    }

    [Test]
    public async Task Sql_WithPseudonyms_HasItsOwnPlaceInTheCacheAndTellsOfThem(CancellationToken token)
    {
        using var database = Database();
        const string sql = """SELECT "Reported By" AS who FROM "Incident" WHERE "Id" = 1""";
        var plain = await PlainAsync(database, token, sql);
        var masked = await RunAsync(database, sql, token);
        var again = await RunAsync(database, sql, token);

        Assert.That(plain.Pseudonymous, Is.Null);
        Assert.That((masked.FromCache, again.FromCache), Is.EqualTo((false, true)));
        Assert.That(masked.Table.Rows[0][0], Is.EqualTo(plain.Table.Rows[0][0]));
        Assert.That(masked.Table.Notes, Has.Some.Contains("pseudonyms").And.No.EqualTo(plain.Table.Notes));
        Assert.That(plain.Table.Notes, Has.None.Contains("pseudonyms"));
    }

    private static QueryDatabase Database() =>
        new(
            Tables,
            sheet => sheet with { Columns = [.. sheet.Columns.Select(column => column with { IsPerson = column.Name == "Reported By" })] }
        );

    private static Task<ToolTable> PlainAsync(
        QueryDatabase database,
        CancellationToken token,
        string sql = """SELECT * FROM "Incident" ORDER BY "Id" """
    ) => CallAsync(database, new AIFunctionArguments { ["sql"] = sql }, token);

    private static Task<ToolTable> RunAsync(QueryDatabase database, string sql, CancellationToken token)
    {
        var arguments = new AIFunctionArguments { ["sql"] = sql };
        arguments.SetPseudonymous(new Dictionary<string, object?> { ["sql"] = sql });
        return CallAsync(database, arguments, token);
    }

    private static async Task<ToolTable> CallAsync(QueryDatabase database, AIFunctionArguments arguments, CancellationToken token)
    {
        var result = await database.Session.Tools.Single(tool => tool.Name == "run_sql").InvokeAsync(arguments, token);
        return result as ToolTable ?? throw new AssertionException(JsonSerializer.Serialize(result));
    }
}
