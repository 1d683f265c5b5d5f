using Agent.Tests.Support;

namespace Agent.Tests.Data.Tools;

[CancelAfter(400_000)]
public sealed class AggregateDataToolTests
{
    [Test]
    public async Task Count_SheetWithEntityKey_CountsEntities(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync("aggregate_data", """{ "sheet": "Incident", "measure": "count" }""", cancellationToken);

        Assert.That(table.Rows, Is.EqualTo(new object[][] { [4L] }));
        Assert.That(table.Evidence.Entities, Is.EqualTo(4));
        Assert.That(table.Evidence.RowsUsed, Is.EqualTo(7));
        Assert.That(table.Evidence.EntityKey, Is.EqualTo("Incident Id"));
        Assert.That(table.Evidence.RowsExcluded.Single().Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Count_SheetWithoutEntityKey_CountsRows(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("aggregate_data", """{ "sheet": "incidents", "measure": "count" }""", cancellationToken);

        Assert.That(table.Rows, Is.EqualTo(new object[][] { [8L] }));
        Assert.That(table.Columns.Single().Name, Is.EqualTo("count"));
        Assert.That(table.Notes, Has.Some.Contains("\"incidents\" taken as \"Incident\""));
    }

    [Test]
    public async Task GroupBy_BlankGroup_IsNamedAndLast(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Corrective Actions", "measure": "count", "group_by": ["Department"], "limit": 1 }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["Production", 2L], ["(blank)", 1L] }));
        Assert.That(table.TotalRows, Is.EqualTo(5));
        Assert.That(table.Truncated, Is.True);
        Assert.That(table.Notes, Has.Some.EqualTo("Other: 3 more groups with 3 in all."));
    }

    [Test]
    public async Task GroupBy_ListColumn_SplitsItemsAndCountsRowsOnce(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("get_top_values", """{ "sheet": "Incident", "column": "hazard" }""", cancellationToken);

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["Heat", 3L], ["Noise", 2L], ["Electric", 1L], ["(blank)", 4L] }));
    }

    [Test]
    public async Task GroupBy_ListColumnOfEntities_CountsEntities(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync("get_top_values", """{ "sheet": "Incident", "column": "Hazards" }""", cancellationToken);

        Assert.That(table.Rows.Take(3), Is.EqualTo(new object[][] { ["Heat", 2L], ["Noise", 2L], ["Electric", 1L] }));
    }

    [TestCase("sum", 43L)]
    [TestCase("max", 30L)]
    [TestCase("min", 0L)]
    public async Task Measure_OverRows_IsOfTheValues(string measure, object expected, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            $$"""{ "sheet": "Incident", "measure": "{{measure}}", "column": "days lost" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo(expected));
        Assert.That(table.Columns[0].Name, Is.EqualTo($"{measure} Days Lost"));
        Assert.That(table.Evidence.RowsExcluded.Single().Reason, Is.EqualTo("no Days Lost"));
    }

    [Test]
    public async Task Mean_SheetWithEntityKey_TakesOneValuePerEntity(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "mean", "column": "Days Lost" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo(14.0));
        Assert.That(table.Notes, Has.Some.Contains("One value per Incident Id"));
    }

    [Test]
    public async Task Mean_ByGroupOfEntities_TakesOneValuePerEntity(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "sum", "column": "Days Lost", "group_by": ["Department"], "where": [{ "column": "Severity", "op": "not_null" }] }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object?[][] { ["Maintenance", 30L], ["Production", 12L], ["(blank)", null] }));
    }

    [Test]
    public async Task Max_OfDate_IsTheDateNotACount(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "max", "column": "event date" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo("2023-04-05T00:00:00"));
        Assert.That(table.Columns[0].Kind, Is.EqualTo("datetime"));
    }

    [Test]
    public async Task Percentage_WithWhere_IsShareOfAll(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Corrective Actions", "measure": "percentage", "where": [{ "column": "Status", "op": "=", "value": "OPEN" }] }""",
            cancellationToken
        );

        Assert.That(table.Rows[0], Is.EqualTo(new object[] { 50.0, 3L, 6L }));
    }

    [Test]
    public async Task Percentage_ByGroup_IsShareOfEach(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Corrective Actions", "measure": "percentage", "group_by": "Status" }""",
            cancellationToken
        );

        Assert.That(table.Columns.Select(column => column.Name), Is.EqualTo(new[] { "Status", "count", "percent" }));
        Assert.That((double)table.Rows[0][2]!, Is.EqualTo(50.0).Within(1e-9), "Open and open are one value");
    }

    [Test]
    public async Task Percentage_OfBoolean_IsAmongThoseThatSay(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "percentage", "column": "Reported" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0], Is.EqualTo(new object[] { 75.0, 3L, 4L }));
    }

    [Test]
    public async Task Percentage_OfEntitiesWithWhere_AsksTheirFirstRows(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "percentage", "where": [{ "column": "Days Lost", "op": "<=", "value": 2 }] }""",
            cancellationToken
        );

        Assert.That(table.Rows[0], Is.EqualTo(new object[] { 25.0, 1L, 4L }));
        Assert.That(table.Evidence.Entities, Is.EqualTo(4));
        Assert.That(table.Evidence.RowsUsed, Is.EqualTo(7));
        Assert.That(table.Evidence.RowsExcluded, Is.EqualTo(new Agent.Protocol.ExcludedRows[] { new("no Incident Id", 1) }));
    }

    [Test]
    public async Task Percentage_OfBooleanOfEntities_IsAmongFirstRowsThatSay(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE t (id VARCHAR, Reported BOOLEAN); INSERT INTO t VALUES ('A-1', true), ('A-1', false), ('A-2', false), ('A-2', false), ('A-3', NULL), ('A-3', false)",
            sheet => sheet with { EntityKey = "id", Entities = 3 }
        );
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "t", "measure": "percentage", "column": "Reported" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0], Is.EqualTo(new object[] { 50.0, 1L, 2L }));
        Assert.That(table.Evidence.Entities, Is.EqualTo(2));
        Assert.That(
            table.Evidence.RowsExcluded,
            Is.EqualTo(new Agent.Protocol.ExcludedRows[] { new("not: Reported is not blank", 1), new("further rows of the same id", 3) })
        );
    }

    [Test]
    public async Task Percentage_ByGroupOfFilteredEntities_SumsToAHundred(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "percentage", "group_by": "Department", "where": [{ "column": "Days Lost", "op": "<=", "value": 2 }] }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["Production", 1L, 100.0] }));
    }

    [Test]
    public async Task Count_FilterThatFitsFiller_SaysWhichRowsAreLeftOut(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Days Lost", "op": "<=", "value": 2 }] }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { [1L] }));
        Assert.That(table.Evidence.Entities, Is.EqualTo(1));
        Assert.That(
            table.Evidence.RowsExcluded,
            Has.Some.EqualTo(new Agent.Protocol.ExcludedRows("further rows of the same Incident Id", 3))
        );
    }

    [Test]
    public async Task GroupBy_DatePeriod_FollowsTheCalendar(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "group_by": ["Event Date:year"] }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["2022", 1L], ["2023", 4L], ["(blank)", 3L] }));
    }

    [Test]
    public async Task GroupBy_TwoColumns_NamesStayUnique(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE t (count VARCHAR, b VARCHAR); INSERT INTO t VALUES ('x', 'y'), ('x', 'z'), ('x', 'z')"
        );
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "t", "measure": "count", "group_by": ["count", "b"] }""",
            cancellationToken
        );

        Assert.That(table.Columns.Select(column => column.Name), Is.EqualTo(new[] { "count", "b", "count_2" }));
        Assert.That(table.Rows[0], Is.EqualTo(new object[] { "x", "z", 2L }));
    }

    [Test]
    public async Task Mean_ColumnWithNaN_LeavesItOut(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase("CREATE TABLE t (v DOUBLE); INSERT INTO t VALUES (1), (3), ('NaN')");
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "t", "measure": "mean", "column": "v" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo(2.0));
    }

    [Test]
    public async Task Result_IsNaN_IsShownAsNoValue(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase("CREATE TABLE t (v DOUBLE); INSERT INTO t VALUES ('NaN')");
        var table = await database.TableAsync("run_sql", """{ "sql": "SELECT v FROM t" }""", cancellationToken);

        Assert.That(table.Rows[0][0], Is.Null);
    }

    [Test]
    public async Task UnknownColumn_GivesNearestNames(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var error = await database.ErrorAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "group_by": ["Descriptn of weather"] }""",
            cancellationToken
        );

        Assert.That(error.Code, Is.EqualTo("unknown_column"));
        Assert.That(error.Nearest, Does.Contain("Description"));
    }

    [Test]
    public async Task SumOfText_IsRefusedWithColumnsThatCan(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var error = await database.ErrorAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "sum", "column": "Department" }""",
            cancellationToken
        );

        Assert.That(error.Code, Is.EqualTo("bad_arguments"));
        Assert.That(error.Nearest, Is.EqualTo(new[] { "Days Lost", "Cost" }));
    }

    [Test]
    public async Task Evidence_Sql_RunsAsItStandsAndGivesTheSameRows(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Corrective Actions", "measure": "count", "group_by": ["Status"], "where": [{ "column": "Department", "op": "=", "value": "O'Brien \"Yard\"" }] }""",
            cancellationToken
        );
        var again = await database.RunAsync(table.Evidence.Sql, cancellationToken);

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["In Progress", 1L] }));
        Assert.That(again.Rows, Is.EqualTo(table.Rows));
    }
}
