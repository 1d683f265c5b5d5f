using System.Globalization;
using Agent.Core.Queries;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Queries.Compile;

/// <summary>Queries over the small tables, each with the figure counted by hand.</summary>
[CancelAfter(400_000)]
public sealed class QueryCompilerTests
{
    private static QueryDatabase _rows = null!;
    private static QueryDatabase _entities = null!;

    [OneTimeSetUp]
    public static void Open()
    {
        _rows = HseTables.Create();
        _entities = HseTables.Create(entities: true);
    }

    [OneTimeTearDown]
    public static void Close()
    {
        _rows.Dispose();
        _entities.Dispose();
    }

    private const string Actions = """ "from": "Corrective Actions" """;

    // Rows of the result as text: cells by "|", rows by " / ".
    [TestCase("""{ "from": "Incident", "select": [{ "type": "count" }] }""", "8", "4", TestName = "Count")]
    [TestCase("""{ "from": "Incident", "unit": "rows", "select": [{ "type": "count" }] }""", "8", "8", TestName = "Count_OfRows")]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }] }""",
        "Not Specified|3 / Production|3 / Maintenance|1 / null|1",
        "Production|2 / Maintenance|1 / null|1",
        TestName = "Count_ByColumn"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Hazards" } } }] }""",
        "Heat|3 / Noise|2 / Electric|1 / null|4",
        "Heat|2 / Noise|2 / Electric|1 / null|1",
        TestName = "Count_ByListItem"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "distinct", "of": { "type": "column", "field": { "column": "Hazards" } } }] }""",
        "3",
        "3",
        TestName = "Distinct_OfListItems"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "statistic", "function": "sum", "of": { "type": "column", "field": { "column": "Days Lost" } } }] }""",
        "43",
        "42",
        TestName = "Sum"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "statistic", "function": "mean", "of": { "type": "column", "field": { "column": "Cost" } } }] }""",
        "32.1875",
        "42.583333333333336",
        TestName = "Mean_LeavesBlanksOut"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "statistic", "function": "percentile", "percentile": 50, "of": { "type": "column", "field": { "column": "Cost" } } }] }""",
        "13.625",
        "20",
        TestName = "Percentile_IsLinear"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "statistic", "function": "last", "of": { "type": "column", "field": { "column": "Cost" } } }] }""",
        "1",
        "7.25",
        TestName = "Last_ByDate"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "where": { "type": "not", "item": { "type": "in", "field": { "column": "Department" }, "values": ["production"] } } }""",
        "5",
        "2",
        TestName = "Not_IncludesBlanks"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Event Date" } }, "period": "month", "skipBlank": true }] }""",
        "2022-11|1 / 2022-12|0 / 2023-01|2 / 2023-02|0 / 2023-03|0 / 2023-04|2",
        "2022-11|1 / 2022-12|0 / 2023-01|2 / 2023-02|0 / 2023-03|0 / 2023-04|1",
        TestName = "Months_AreFilled"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Event Date" } }, "period": "quarter", "skipBlank": true }] }""",
        "2022-Q4|1 / 2023-Q1|2 / 2023-Q2|2",
        "2022-Q4|1 / 2023-Q1|2 / 2023-Q2|1",
        TestName = "Quarters_AreNamed"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Event Date" } }, "part": "month_of_year", "skipBlank": true }] }""",
        "January|2 / April|2 / November|1",
        "January|2 / April|1 / November|1",
        TestName = "CalendarParts_AreNamed"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Days Lost" } }, "edges": [1, 5, 20], "skipBlank": true }] }""",
        "below 1|3 / 1–4|2 / 5–19|1 / 20+|1",
        "1–4|1 / 5–19|1 / 20+|1",
        TestName = "Buckets_ByEdges"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "where": { "type": "related", "table": "Corrective Actions", "op": "eq", "count": 0 } }""",
        "1",
        "0",
        TestName = "Related_None"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "where": { "type": "related", "table": "Corrective Actions", "op": "ge", "count": 2 } }""",
        "4",
        "2",
        TestName = "Related_Several"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "statistic", "function": "sum", "of": { "type": "column", "field": { "column": "Cost" } } }], "where": { "type": "status", "status": "open", "table": "Corrective Actions" } }""",
        "107.75",
        "107.75",
        TestName = "Sum_OverIncidentsWithOpenActions"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "share", "part": { "type": "in", "field": { "column": "Severity" }, "values": ["Minor"] } }] }""",
        "37.5|3|8",
        "50|2|4",
        TestName = "Share_OfRows"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "share" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }] }""",
        "Not Specified|37.5|3|8 / Production|37.5|3|8 / Maintenance|12.5|1|8 / null|12.5|1|8",
        "Production|50|2|4 / Maintenance|25|1|4 / null|25|1|4",
        TestName = "Share_OfGroups"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "share", "base": "outer_group" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } }, "skipBlank": true }, { "of": { "type": "column", "field": { "column": "Severity" } } }], "where": { "type": "in", "field": { "column": "Department" }, "values": ["Production"] } }""",
        "Production|Minor|66.66666666666667|2|3 / Production|Major|33.333333333333336|1|3",
        "Production|Major|50|1|2 / Production|Minor|50|1|2",
        TestName = "Share_WithinOuterGroup"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "ratio", "numerator": { "type": "count", "where": { "type": "in", "field": { "column": "Severity" }, "values": ["Minor"] } }, "denominator": { "type": "count", "where": { "type": "in", "field": { "column": "Severity" }, "values": ["Major"] } } }] }""",
        "3|3|1",
        "2|2|1",
        TestName = "Ratio"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "per_period", "of": { "type": "count" }, "period": "month" }] }""",
        "1.3333333333333333|8|6",
        "0.6666666666666666|4|6",
        TestName = "PerPeriod_CountsEmptyMonths"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "compare": { "left": { "label": "Production", "where": { "type": "in", "field": { "column": "Department" }, "values": ["Production"] } }, "right": { "label": "Maintenance", "where": { "type": "in", "field": { "column": "Department" }, "values": ["Maintenance"] } }, "form": "difference" } }""",
        "2|3|1",
        "1|2|1",
        TestName = "Compare_Difference"
    )]
    [TestCase(
        """{ "from": "Incident", "compare": { "left": { "label": "Incidents", "of": { "type": "count" } }, "right": { "label": "Actions", "of": { "type": "count" }, "from": "Corrective Actions" }, "form": "side_by_side" } }""",
        "8|6",
        "4|6",
        TestName = "Compare_Tables"
    )]
    [TestCase(
        """{ "from": "Incident", "compare": { "left": { "label": "Incidents", "of": { "type": "count" } }, "right": { "label": "Actions", "of": { "type": "count" }, "from": "Corrective Actions" }, "form": "ratio" }, "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }], "where": { "type": "in", "field": { "column": "Department" }, "values": ["Production"] } }""",
        "Production|1.5|3|2",
        "Production|1|2|2",
        TestName = "Compare_TablesByGroup"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "window": { "form": "cumulative" }, "groupBy": [{ "of": { "type": "column", "field": { "column": "Event Date" } }, "period": "quarter" }] }""",
        "2022-Q4|1|1 / 2023-Q1|3|2 / 2023-Q2|5|2",
        "2022-Q4|1|1 / 2023-Q1|3|2 / 2023-Q2|4|1",
        TestName = "Window_Cumulative"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "window": { "form": "change" }, "groupBy": [{ "of": { "type": "column", "field": { "column": "Event Date" } }, "period": "quarter" }], "where": { "type": "time", "field": { "column": "Event Date" }, "from": "2023-01-01T00:00:00" } }""",
        "2023-Q1|1|2 / 2023-Q2|0|2",
        "2023-Q1|1|2 / 2023-Q2|-1|1",
        TestName = "Window_LooksBackBeforeTheRange"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "having": [{ "of": { "type": "count" }, "op": "ge", "value": 2 }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }], "countGroups": true }""",
        "2",
        "1",
        TestName = "Having_CountsGroups"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Severity" } } }], "forAll": { "key": { "of": { "type": "column", "field": { "column": "Event Date" } }, "period": "year" } } }""",
        "",
        "",
        TestName = "ForAll_KeepsNone"
    )]
    [TestCase(
        """{ "from": "Incident", "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }], "forAll": { "key": { "of": { "type": "column", "field": { "column": "Event Date" } }, "period": "year" } } }""",
        "Production|3",
        "Production|2",
        TestName = "ForAll_KeepsThoseInEveryYear"
    )]
    [TestCase(
        """{ "from": "Incident", "rows": { "columns": [{ "column": "Incident Id" }, { "column": "Cost" }] }, "order": [{ "value": { "type": "column", "field": { "column": "Cost" } }, "descending": true }], "limit": { "count": 2 } }""",
        "A-1|100.5 / A-2|20",
        "A-1|100.5 / A-2|20",
        TestName = "Rows_AreOrderedAndLimited"
    )]
    public async Task Query_GivesTheFigureCountedByHand(string json, string rows, string entities, CancellationToken cancellationToken)
    {
        var query = QueryJson.Read(json);

        Assert.That(Text(await _rows.AskAsync(query, cancellationToken)), Is.EqualTo(rows));
        Assert.That(Text(await _entities.AskAsync(query, cancellationToken)), Is.EqualTo(entities));
        Assert.That(Text(await _entities.AskAsync(query, cancellationToken, evidence: false)), Is.EqualTo(entities));
    }

    [TestCase("open", "4")]
    [TestCase("closed", "2")]
    [TestCase("overdue", "2")]
    [TestCase("closed_late", "1")]
    [TestCase("closed_on_time", "1")]
    [TestCase("due_soon", "1")]
    public async Task Status_IsJudgedOnTheDay(string status, string count, CancellationToken cancellationToken)
    {
        var query = QueryJson.Read(
            $$"""{ "from": "Corrective Actions", "select": [{ "type": "count" }], "where": { "type": "status", "status": "{{status}}" } }"""
        );

        var result = await _rows.AskAsync(query, cancellationToken);

        Assert.That(Text(result), Is.EqualTo(count));
        Assert.That(result.Evidence!.AsOf, Is.EqualTo(_rows.Today));
    }

    [Test]
    public async Task Group_ByColumnOfAnotherTable_NeverMultiplies(CancellationToken cancellationToken)
    {
        var query = QueryJson.Read(
            """{ "from": "Incident", "select": [{ "type": "count" }, { "type": "statistic", "function": "sum", "of": { "type": "column", "field": { "column": "Cost" } } }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Department", "table": "Corrective Actions" } }, "skipBlank": true }] }"""
        );

        Assert.That(
            Text(await _entities.AskAsync(query, cancellationToken)),
            Is.EqualTo("Logistics|1|20 / Maintenance|1|null / O'Brien \"Yard\"|1|7.25 / Production|1|100.5")
        );
    }

    [Test]
    public async Task Sum_OfWhatSeveralRowsShare_CountsOnce(CancellationToken cancellationToken)
    {
        var query = QueryJson.Read(
            """{ "from": "Corrective Actions", "select": [{ "type": "count" }, { "type": "statistic", "function": "sum", "of": { "type": "column", "field": { "column": "Cost", "table": "Incident" } } }] }"""
        );

        Assert.That(Text(await _entities.AskAsync(query, cancellationToken)), Is.EqualTo("6|127.75"));
    }

    // One row for each injured person: the cost is the incident's, the body part the person's.
    [TestCase("""{ "from": "t", "select": [{ "type": "count" }] }""", "2")]
    [TestCase("""{ "from": "t", "unit": "rows", "select": [{ "type": "count" }] }""", "4")]
    [TestCase(
        """{ "from": "t", "select": [{ "type": "statistic", "function": "sum", "of": { "type": "column", "field": { "column": "Cost" } } }] }""",
        "150"
    )]
    [TestCase(
        """{ "from": "t", "unit": "rows", "select": [{ "type": "statistic", "function": "sum", "of": { "type": "column", "field": { "column": "Cost" } } }] }""",
        "150"
    )]
    [TestCase(
        """{ "from": "t", "select": [{ "type": "count" }, { "type": "statistic", "function": "sum", "of": { "type": "column", "field": { "column": "Cost" } } }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Part" } } }] }""",
        "Hand|2|150 / Foot|1|100"
    )]
    [TestCase(
        """{ "from": "t", "select": [{ "type": "count" }], "where": { "type": "all", "items": [{ "type": "in", "field": { "column": "Part" }, "values": ["Hand"] }, { "type": "compare", "of": { "type": "column", "field": { "column": "Age" } }, "op": "gt", "value": 40 }] } }""",
        "1"
    )]
    [TestCase(
        """{ "from": "t", "select": [{ "type": "statistic", "function": "mean", "of": { "type": "column", "field": { "column": "Age" } } }] }""",
        "37.5"
    )]
    [TestCase(
        """{ "from": "t", "rows": { "columns": [{ "column": "Id" }, { "column": "Part" }] }, "where": { "type": "in", "field": { "column": "Part" }, "values": ["Foot"] } }""",
        "A|Foot"
    )]
    public async Task Rows_OfAnEntity_EachLookedAtForWhatIsTheirOwn(string json, string expected, CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE t (Id VARCHAR, Cost BIGINT, Part VARCHAR, Age BIGINT); INSERT INTO t VALUES ('A', 100, 'Hand', 30), ('A', 100, 'Foot', 50), ('A', 100, 'Hand', 20), ('B', 50, 'Hand', 50)",
            sheet =>
                sheet with
                {
                    EntityKey = "Id",
                    Entities = 2,
                    Columns =
                    [
                        .. sheet.Columns.Select(column =>
                            column.Name is "Part" or "Age" ? column with { VariesWithinEntity = true } : column
                        ),
                    ],
                }
        );

        Assert.That(Text(await database.AskAsync(QueryJson.Read(json), cancellationToken)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Problem_NamesThePartAndTheNearestNames(CancellationToken cancellationToken)
    {
        var problem = await _rows.ProblemAsync(
            QueryJson.Read(
                """{ "from": "Incident", "select": [{ "type": "count" }], "where": { "type": "all", "items": [{ "type": "blank", "field": { "column": "Severity" } }, { "type": "blank", "field": { "column": "Depth" } }] } }"""
            ),
            cancellationToken
        );

        Assert.That(problem.Code, Is.EqualTo("unknown_column"));
        Assert.That(problem.Part, Is.EqualTo("where.items[1].field"));
        Assert.That(problem.Nearest, Does.Contain("Department"));
    }

    [Test]
    public async Task Evidence_CountsRowsUsedAndLeftOut(CancellationToken cancellationToken)
    {
        var query = QueryJson.Read(
            """{ "from": "Incident", "select": [{ "type": "statistic", "function": "mean", "of": { "type": "column", "field": { "column": "Cost" } } }], "where": { "type": "not", "item": { "type": "in", "field": { "column": "Department" }, "values": ["Production"] } } }"""
        );

        var evidence = (await _entities.AskAsync(query, cancellationToken)).Evidence!;

        Assert.That((evidence.RowsUsed, evidence.Entities, evidence.EntityKey), Is.EqualTo((1, 1, "Incident Id")));
        Assert.That(evidence.LeftOut, Is.EqualTo(new[]
        {
            new LeftOutRows(LeftOutRule.Continuation, "Incident Id", 3),
            new LeftOutRows(LeftOutRule.NoValue, "Cost", 1),
        }));
        Assert.That(evidence.BlanksCounted, Is.EqualTo(new[] { new LeftOutRows(LeftOutRule.NoValue, "Department", 1) }));
    }

    [Test]
    public async Task Tool_AnswersAQuery(CancellationToken cancellationToken)
    {
        var table = await _rows.TableAsync(
            "query_data",
            $$"""{ "query": { {{Actions}}, "select": [{ "type": "count" }], "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }] } }""",
            cancellationToken
        );

        Assert.That(table.Rows[0], Is.EqualTo(new object[] { "Production", 2L }));
        Assert.That(table.Rows.Select(row => row[0]), Does.Contain("(blank)"));
    }

    private static string Text(QueryResult result) =>
        string.Join(
            " / ",
            result.Rows.Select(row =>
                string.Join('|', row.Select(cell => cell is null ? "null" : Convert.ToString(cell, CultureInfo.InvariantCulture)))
            )
        );
}
