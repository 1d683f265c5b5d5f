using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Tests.Support;

namespace Agent.Tests.Issues;

/// <summary>Faults of the design that this product replaces: each would be found here again.</summary>
[CancelAfter(400_000)]
public sealed class ReplacedDesignTests
{
    [TestCase("max", 30L)]
    [TestCase("min", 0L)]
    public async Task MaxAndMin_AreOfTheValues_NotCounts(string measure, long expected, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            $$"""{ "sheet": "Incident", "measure": "{{measure}}", "column": "Days Lost" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo(expected));
    }

    [Test]
    public async Task ColumnCalledTime_WithNumbers_IsNoDate(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        await File.WriteAllLinesAsync(
            folder.File("a.csv"),
            ["Id,Response Time (min),Uptime Date Code", .. Enumerable.Range(1, 30).Select(row => $"A-{row},{row % 9 + 2},{40_000 + row}")],
            cancellationToken
        );
        using var dataset = await folder.Start().OpenAsync("a", cancellationToken);

        Assert.That(dataset.Profile.Sheets[0].Column("Response Time (min)")!.Kind, Is.EqualTo(ColumnKind.Integer));
        Assert.That(dataset.Profile.Sheets[0].Column("Uptime Date Code")!.Kind.IsDate(), Is.False);
        Assert.That(dataset.Profile.Sheets[0].DefaultDateColumn, Is.Null);
    }

    [Test]
    public async Task InAYear_IsAFilter_NotIgnored(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var year = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Event Date", "op": "=", "value": "2023" }] }""",
            cancellationToken
        );
        var all = await database.TableAsync("aggregate_data", """{ "sheet": "Incident", "measure": "count" }""", cancellationToken);

        Assert.That((year.Rows[0][0], all.Rows[0][0]), Is.EqualTo(((object?)4L, (object?)8L)));
    }

    [Test]
    public async Task QuestionsWhosePartsJoinToTheSameText_DoNotShareAResult(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE t (\"a b\" VARCHAR, \"b c\" VARCHAR); INSERT INTO t VALUES ('c', 'a'), ('c', 'x'), ('x', 'a')"
        );
        var one = await database.CallAsync(
            "aggregate_data",
            """{ "sheet": "t", "measure": "count", "where": [{ "column": "a b", "op": "=", "value": "c" }] }""",
            cancellationToken
        );
        var two = await database.CallAsync(
            "aggregate_data",
            """{ "sheet": "t", "measure": "count", "where": [{ "column": "b c", "op": "=", "value": "a" }] }""",
            cancellationToken
        );
        var three = await database.CallAsync(
            "aggregate_data",
            """{ "sheet": "t", "measure": "count", "where": [{ "column": "a b", "op": "=", "value": "c' AND \"b c\" = 'a" }] }""",
            cancellationToken
        );

        Assert.That(new[] { one.FromCache, two.FromCache, three.FromCache }, Is.All.False);
        Assert.That(((ToolTable)three).Table.Rows[0][0], Is.EqualTo(0L));
    }

    [Test]
    public async Task FileThatChanged_IsNotAnsweredFromTheOldResults(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var catalog = folder.Start();
        using (var before = await catalog.OpenAsync("a", cancellationToken))
            Assert.That(await Data.Catalog.DatasetCatalogTests.CountAsync(before, cancellationToken), Is.EqualTo(12L));
        folder.WriteCsv("a.csv", 30);
        catalog.Look(force: true);

        using var after = await catalog.OpenAsync("a", cancellationToken);
        Assert.That(await Data.Catalog.DatasetCatalogTests.CountAsync(after, cancellationToken), Is.EqualTo(30L));
    }

    [Test]
    public async Task Matched_IsCountedBeforeTheCut(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase("CREATE TABLE t AS SELECT range AS i FROM range(250)");
        var table = await database.TableAsync(
            "filter_data",
            """{ "sheet": "t", "where": [{ "column": "i", "op": ">=", "value": 50 }], "limit": 100 }""",
            cancellationToken
        );

        Assert.That((table.Rows.Count, table.TotalRows, table.Truncated), Is.EqualTo((100, 200L, true)));
    }

    [Test]
    public async Task Groups_HaveTheBlankOneAndSayWhatIsLeftOver(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Corrective Actions", "measure": "count", "group_by": ["Department"], "limit": 1 }""",
            cancellationToken
        );

        Assert.That(table.Rows, Has.Some.EqualTo(new object[] { "(blank)", 1L }));
        Assert.That(table.Notes, Has.Some.StartsWith("Other: "));
    }

    [Test]
    public async Task EmptyMonths_AreShown(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("get_trend", """{ "sheet": "Incident", "period": "month" }""", cancellationToken);

        Assert.That(table.Rows, Has.Some.EqualTo(new object[] { "2023-02", 0L }));
    }

    [TestCase("mean")]
    [TestCase("max")]
    public async Task NoNumber_IsShownAsNone_NotAsZero(string measure, CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE t (v DOUBLE, g VARCHAR); INSERT INTO t VALUES ('NaN', 'a'), (NULL, 'a'), (2, 'b')"
        );
        var table = await database.TableAsync(
            "aggregate_data",
            $$"""{ "sheet": "t", "measure": "{{measure}}", "column": "v", "group_by": ["g"] }""",
            cancellationToken
        );

        Assert.That(table.Rows, Has.Some.EqualTo(new object?[] { "a", null }).And.Some.EqualTo(new object?[] { "b", 2.0 }));
    }

    [TestCase("contains", "(")]
    [TestCase("contains", ".*")]
    [TestCase("starts_with", "^Op")]
    [TestCase("=", "Prod.*")]
    public async Task Filters_AreText_NotRegularExpressions(string op, string value, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var column = op == "=" ? "Department" : "Description";
        var table = await database.TableAsync(
            "aggregate_data",
            $$"""{ "sheet": "Incident", "measure": "count", "where": [{ "column": "{{column}}", "op": "{{op}}", "value": "{{value}}" }] }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo(0L));
    }

    [TestCase("corrective actions")]
    [TestCase("CorrectiveAction")]
    [TestCase("actions")]
    [TestCase("Corective Actions")]
    public async Task SheetNames_NeedNotMatchExactly(string name, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("aggregate_data", $$"""{ "sheet": "{{name}}", "measure": "count" }""", cancellationToken);

        Assert.That(table.Rows[0][0], Is.EqualTo(6L));
    }

    [Test]
    public async Task ListsInCells_AreSplit(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("get_top_values", """{ "sheet": "Incident", "column": "Hazards" }""", cancellationToken);

        Assert.That(table.Rows, Has.Some.EqualTo(new object[] { "Noise", 2L }));
        Assert.That(table.Rows.Select(row => row[0]), Has.None.Contains(";"));
    }

    [Test]
    public async Task Trir_WithoutHours_IsRefused_NotMadeUp(CancellationToken cancellationToken)
    {
        using var database = MeasureTables.Create(without: "Hours Worked");
        var error = await database.ErrorAsync("get_measure", """{ "name": "trir" }""", cancellationToken);

        Assert.That(error.Code, Is.EqualTo("measure_unavailable"));
    }

    [TestCase("i", "+")]
    [TestCase("25 - i", "-")]
    public async Task Trend_SaysItsSlope_WithItsSign(string figure, string sign, CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            $"CREATE TABLE t AS SELECT DATE '2023-01-15' + to_months(CAST(i AS INTEGER)) AS day, {figure} AS v FROM range(24) t(i)"
        );
        var table = await database.TableAsync(
            "get_trend",
            """{ "sheet": "t", "period": "month", "measure": "sum", "column": "v" }""",
            cancellationToken
        );

        Assert.That(table.Notes, Has.Some.StartsWith($"Slope by least squares over all 24 periods: {sign}1 per month"));
        Assert.That(Slope.Of([.. table.Rows.Select(row => Convert.ToDouble(row[1]))]), Is.EqualTo(sign == "+" ? 1 : -1).Within(1e-9));
    }
}
