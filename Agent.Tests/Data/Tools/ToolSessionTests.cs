using System.Text.Json;
using Agent.Core.Tools;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Tools;

[CancelAfter(400_000)]
public sealed class ToolSessionTests
{
    private static readonly string[] Names =
    [
        "query_data",
        "get_schema",
        "get_data_summary",
        "filter_data",
        "aggregate_data",
        "get_top_values",
        "get_trend",
        "compare_sheets",
        "search_text",
        "create_chart",
        "run_sql",
        "get_measure",
    ];

    [Test]
    public void Tools_AreThoseOfTheProtocol()
    {
        using var database = HseTables.Create();

        Assert.That(database.Session.Tools.Select(tool => tool.Name), Is.EquivalentTo(Names));
    }

    [TestCase("get_schema", "sheet")]
    [TestCase("get_data_summary", "sheet")]
    [TestCase("filter_data", "sheet,where,columns,sort,limit")]
    [TestCase("aggregate_data", "sheet,measure,column,group_by,where,limit")]
    [TestCase("get_top_values", "sheet,column,limit,where")]
    [TestCase("get_trend", "sheet,date_column,period,measure,column,where")]
    [TestCase("compare_sheets", "sheets,by,measure")]
    [TestCase("search_text", "text,similar_to,sheet,limit")]
    [TestCase("get_measure", "name,sheet,from,to,group_by,period,rolling,workforce,as_of")]
    [TestCase("create_chart", "kind,table_id,title,sheet,measure,column,group_by,where,limit,date_column,period")]
    [TestCase("run_sql", "sql")]
    public void Tool_Schema_HasTheArgumentsOfTheProtocol(string tool, string arguments)
    {
        using var database = HseTables.Create();
        var schema = database.Session.Tools.Single(candidate => candidate.Name == tool).JsonSchema;

        var names = schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        Assert.That(names, Is.EquivalentTo(arguments.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    [TestCase("aggregate_data", """{ "sheet": 7, "measure": [] }""")]
    [TestCase("aggregate_data", """{ "measure": "count" }""")]
    [TestCase("aggregate_data", """{ "sheet": "Incident", "measure": "guess" }""")]
    [TestCase("aggregate_data", """{ "sheet": "Incident", "measure": "count", "filters": [] }""")]
    [TestCase("aggregate_data", """{ "sheet": "Incident", "measure": "count", "where": "Severity = Fatal" }""")]
    [TestCase("aggregate_data", """{ "sheet": "Incident", "measure": "count", "where": [{ "op": "=" }] }""")]
    [TestCase(
        "aggregate_data",
        """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Severity", "op": "matches", "value": ".*" }] }"""
    )]
    [TestCase(
        "aggregate_data",
        """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Days Lost", "op": ">", "value": "many" }] }"""
    )]
    [TestCase(
        "aggregate_data",
        """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Event Date", "op": ">", "value": "soon" }] }"""
    )]
    [TestCase("filter_data", """{ "sheet": "Incident", "limit": "all" }""")]
    [TestCase("filter_data", """{ "sheet": "Incident", "limit": 0 }""")]
    [TestCase("get_trend", """{ "sheet": "Incident", "period": "fortnight" }""")]
    [TestCase("compare_sheets", """{ "sheets": ["Incident"] }""")]
    [TestCase("create_chart", """{ "kind": "sankey" }""")]
    [TestCase("create_chart", """{ "kind": "bar", "table_id": "t99" }""")]
    [TestCase("run_sql", """{ }""")]
    [TestCase("search_text", """{ "text": " " }""")]
    [TestCase("search_text", """{ "similar_to": "Z-99" }""")]
    [TestCase("get_measure", """{ }""")]
    [TestCase("get_measure", """{ "name": "overdue_actions", "as_of": "soon" }""")]
    public async Task Tool_ArgumentsItCannotActOn_GivesAnErrorAndNeverThrows(
        string tool,
        string arguments,
        CancellationToken cancellationToken
    )
    {
        using var database = HseTables.Create();
        var error = await database.ErrorAsync(tool, arguments, cancellationToken);

        Assert.That(error.Message, Is.Not.Empty);
        Assert.That(error.Code, Does.Match("^[a-z_]+$"));
    }

    [Test]
    public async Task Tool_ArgumentsAsPlainObjects_AreUnderstood(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var arguments = new AIFunctionArguments
        {
            ["sheet"] = "Incident",
            ["measure"] = "count",
            ["group_by"] = new[] { "Department" },
            ["where"] = new object[] { new Dictionary<string, object?> { ["column"] = "Days Lost", ["op"] = ">=", ["value"] = 2 } },
            ["limit"] = 5,
        };
        var result = await database.Session.Tools.Single(tool => tool.Name == "aggregate_data").InvokeAsync(arguments, cancellationToken);

        Assert.That(((ToolTable)result!).Table.Rows, Is.EqualTo(new object[][] { ["Production", 2L], ["Maintenance", 1L] }));
    }

    [Test]
    public async Task Tool_ArgumentsAsTextOfJson_AreUnderstood(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "COUNT", "groupBy": "[\"Department\"]", "where": "{\"column\":\"Severity\",\"value\":\"fatal\"}", "limit": "3" }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["Maintenance", 1L] }));
    }

    [Test]
    public async Task Tool_SameQuestionAgain_ComesFromTheCache(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        const string Question = """{ "sheet": "Incident", "column": "Department" }""";
        var first = await database.CallAsync("get_top_values", Question, cancellationToken);
        var second = await database.CallAsync(
            "get_top_values",
            """{ "sheet": "incidents", "column": "departments", "limit": 10 }""",
            cancellationToken
        );

        Assert.That(first.FromCache, Is.False);
        Assert.That(second.FromCache, Is.True);
        Assert.That(((ToolTable)second).Table.TableId, Is.EqualTo("t2"));
        Assert.That(
            database.Engine.Cache.Statistics(),
            Has.Property("Hits").EqualTo(1).And.Property("Misses").EqualTo(1).And.Property("Entries").EqualTo(1)
        );
    }

    [Test]
    public async Task Tool_SameFiltersInAnotherOrderAndSpelling_ComeFromTheCache(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var first = await database.CallAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Department", "op": "in", "value": ["Production", "Maintenance"] }, { "column": "Event Date", "op": "=", "value": "2023" }] }""",
            cancellationToken);
        var second = await database.CallAsync(
            "aggregate_data",
            """{ "sheet": "incidents", "measure": "COUNT", "where": [{ "column": "event date", "value": 2023 }, { "column": "DEPARTMENT", "op": "in", "value": [" maintenance", "production"] }, { "column": "event_date", "value": "2023" }] }""",
            cancellationToken);

        Assert.That(first.FromCache, Is.False);
        Assert.That(second.FromCache, Is.True);
    }

    [Test]
    public async Task GetSchema_ListsEveryColumn(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync("get_schema", "{}", cancellationToken);

        Assert.That(table.Rows, Has.Count.EqualTo(15));
        Assert.That(table.Notes, Has.Some.Contains("4 entities by Incident Id in 8 rows"));
    }

    [Test]
    public async Task GetDataSummary_GivesMeanAndMedian(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("get_data_summary", """{ "sheet": "incident" }""", cancellationToken);

        var lost = table.Rows.Single(row => (string?)row[0] == "Days Lost");
        Assert.That(lost[3], Is.EqualTo(1L), "blank");
        Assert.That((double)lost[7]!, Is.EqualTo(43.0 / 7).Within(1e-9), "mean");
        Assert.That(lost[8], Is.EqualTo(1.0), "median");
    }

    [Test]
    public async Task FilterData_LimitedList_CountsAllBeforeTheCut(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "filter_data",
            """{ "sheet": "Incident", "where": [{ "column": "Department", "op": "=", "value": "production" }], "columns": ["Incident Id", "Days Lost"], "sort": ["Days Lost desc"], "limit": 1 }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["A-1", 10L] }));
        Assert.That(table.TotalRows, Is.EqualTo(3));
        Assert.That(table.Truncated, Is.True);
        Assert.That(table.Evidence.RowsUsed, Is.EqualTo(3));
        Assert.That(table.Evidence.RowsExcluded.Single(), Is.EqualTo(new Agent.Protocol.ExcludedRows("not: Department = production", 5)));
    }

    [Test]
    public async Task FilterData_Entities_ListsEachOnce(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "filter_data",
            """{ "sheet": "Incident", "columns": ["Incident Id", "Department"] }""",
            cancellationToken
        );

        Assert.That(
            table.Rows,
            Is.EqualTo(new object?[][] { ["A-1", "Production"], ["A-2", "Production"], ["A-3", "Maintenance"], ["A-4", null] })
        );
        Assert.That(table.TotalRows, Is.EqualTo(4));
    }

    [Test]
    public async Task FilterData_FilterThatFitsFiller_LeavesContinuationRowsOut(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "filter_data",
            """{ "sheet": "Incident", "where": [{ "column": "Days Lost", "op": "<=", "value": 2 }], "columns": ["Incident Id", "Days Lost"] }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["A-2", 2L] }));
        Assert.That(table.TotalRows, Is.EqualTo(1));
        Assert.That(table.Evidence.RowsUsed, Is.EqualTo(1));
        Assert.That(table.Evidence.Entities, Is.EqualTo(1));
        Assert.That(
            table.Evidence.RowsExcluded,
            Is.EqualTo(
                new Agent.Protocol.ExcludedRows[]
                {
                    new("not: Days Lost <= 2", 3),
                    new("no Incident Id", 1),
                    new("further rows of the same Incident Id", 3),
                }
            )
        );
    }

    [Test]
    public async Task FilterData_FilterOnColumnThatVariesWithinEntities_ListsTheRowsAndSaysSo(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE t (id VARCHAR, Site VARCHAR, Injured VARCHAR); INSERT INTO t VALUES ('A-1', 'Yard', 'Hand'), ('A-1', NULL, 'Foot'), ('A-1', NULL, 'Hand'), ('A-2', 'Yard', 'Foot'), ('A-2', NULL, 'Hand')",
            sheet =>
                sheet with
                {
                    EntityKey = "id",
                    Entities = 2,
                    Columns =
                    [
                        .. sheet.Columns.Select(column => column.Name == "Injured" ? column with { VariesWithinEntity = true } : column),
                    ],
                }
        );
        var table = await database.TableAsync(
            "filter_data",
            """{ "sheet": "t", "where": [{ "column": "Injured", "op": "=", "value": "Hand" }], "columns": ["id", "Injured"], "limit": 2 }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["A-1", "Hand"], ["A-1", "Hand"] }));
        Assert.That(table.TotalRows, Is.EqualTo(3));
        Assert.That(table.Evidence.Entities, Is.EqualTo(2));
        Assert.That(table.Notes, Has.Some.Contains("one id may have several"));
    }

    [Test]
    public async Task CompareSheets_ByColumn_HasBothSidesAndTheBlank(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "compare_sheets",
            """{ "sheets": ["incident", "actions"], "by": "department" }""",
            cancellationToken
        );

        Assert.That(table.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Department", "Incident", "Corrective Actions" }));
        Assert.That(table.Rows[0], Is.EqualTo(new object[] { "Production", 3L, 2L }));
        Assert.That(table.Rows, Has.Some.EqualTo(new object[] { "(blank)", 1L, 1L }));
        Assert.That(table.Rows, Has.Some.EqualTo(new object[] { "Logistics", 0L, 1L }));
    }

    [Test]
    public async Task CompareSheets_Whole_CountsEach(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync("compare_sheets", """{ "sheets": ["Incident", "Corrective Actions"] }""", cancellationToken);

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["Incident", 4L], ["Corrective Actions", 6L] }));
    }

    [Test]
    public async Task CreateChart_OfATableMadeBefore_NamesItAsData(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("get_top_values", """{ "sheet": "Incident", "column": "Department" }""", cancellationToken);
        var result = (ToolTable)
            await database.CallAsync("create_chart", $$"""{ "kind": "bar", "table_id": "{{table.TableId}}" }""", cancellationToken);

        Assert.That(result.Chart!.TableId, Is.EqualTo(table.TableId));
        Assert.That(result.Chart.Spec.GetProperty("data").GetProperty("name").GetString(), Is.EqualTo(table.TableId));
        Assert.That(result.Chart.Spec.GetProperty("$schema").GetString(), Does.EndWith("/v6.json"));
        Assert.That(result.Chart.Spec.GetProperty("encoding").GetProperty("x").GetProperty("field").GetString(), Is.EqualTo("Department"));
        Assert.That(result.Chart.AltText, Does.Contain("Production, 3"));
    }

    [TestCase("line", """ "sheet": "Incident", "period": "month" """)]
    [TestCase("pie", """ "sheet": "Incident", "measure": "count", "group_by": ["Severity"] """)]
    [TestCase("heatmap", """ "sheet": "Incident", "measure": "count", "group_by": ["Department", "Event Date:month"] """)]
    [TestCase("bar", """ "sheet": "Incident", "measure": "sum", "column": "Cost", "group_by": ["Department"] """)]
    public async Task CreateChart_FromArguments_MakesTableAndChart(string kind, string arguments, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var result = (ToolTable)await database.CallAsync("create_chart", $$"""{ "kind": "{{kind}}", {{arguments}} }""", cancellationToken);

        Assert.That(result.Table.Rows, Is.Not.Empty);
        Assert.That(result.Chart!.Spec.ValueKind, Is.EqualTo(JsonValueKind.Object));
        Assert.That(result.Chart.Spec.TryGetProperty("mark", out _), Is.True);
    }

    /// <summary>A share has its count and its whole beside it, a ratio its parts: what is drawn is the figure that was asked for.</summary>
    [TestCase("""{ "type": "share" }""")]
    [TestCase("""{ "type": "ratio", "numerator": { "type": "count" }, "denominator": { "type": "count" } }""")]
    public async Task CreateChart_OfAFigureWithItsParts_DrawsTheFigure(string figure, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "query_data",
            $$"""
            { "query": { "from": "Incident", "select": [{{figure}}],
              "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }] } }
            """,
            cancellationToken
        );
        foreach (var (kind, channel) in new[] { ("pie", "theta"), ("bar", "y") })
        {
            var result = (ToolTable)
                await database.CallAsync(
                    "create_chart",
                    $$"""{ "kind": "{{kind}}", "table_id": "{{table.TableId}}" }""",
                    cancellationToken
                );

            Assert.That(
                result.Chart!.Spec.GetProperty("encoding").GetProperty(channel).GetProperty("field").GetString(),
                Is.EqualTo(table.Columns[1].Name),
                kind
            );
        }

        Assert.That(table.Columns, Has.Count.GreaterThan(2), "its parts stand behind it");
    }

    [Test]
    public async Task CreateChart_FieldWithDots_IsEscaped(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase("CREATE TABLE t (\"No. [of] units\" VARCHAR); INSERT INTO t VALUES ('a'), ('b')");
        var result = (ToolTable)
            await database.CallAsync(
                "create_chart",
                """{ "kind": "bar", "sheet": "t", "measure": "count", "group_by": ["No. [of] units"] }""",
                cancellationToken
            );

        Assert.That(
            result.Chart!.Spec.GetProperty("encoding").GetProperty("x").GetProperty("field").GetString(),
            Is.EqualTo("No\\. \\[of\\] units")
        );
    }

    [Test]
    public async Task Tool_TokenAlreadyCancelled_Throws()
    {
        using var database = HseTables.Create();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        Assert.That(
            async () => await database.CallAsync("aggregate_data", """{ "sheet": "Incident", "measure": "count" }""", cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }
}
