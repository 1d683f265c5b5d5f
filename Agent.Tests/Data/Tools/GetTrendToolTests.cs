using Agent.Data.Queries;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Tools;

[CancelAfter(400_000)]
public sealed class GetTrendToolTests
{
    [Test]
    public async Task Trend_MonthsWithoutRows_AreShownWithZero(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync("get_trend", """{ "sheet": "Incident", "period": "month" }""", cancellationToken);

        Assert.That(
            table.Rows,
            Is.EqualTo(
                new object[][] { ["2022-11", 1L], ["2022-12", 0L], ["2023-01", 2L], ["2023-02", 0L], ["2023-03", 0L], ["2023-04", 2L] }
            )
        );
        Assert.That(table.Columns.Select(column => column.Name), Is.EqualTo(new[] { "month", "count" }));
        Assert.That(table.Evidence.RowsExcluded.Single(), Is.EqualTo(new Agent.Protocol.ExcludedRows("no Event Date", 3)));
        var again = await database.RunAsync(table.Evidence.Sql, cancellationToken);
        Assert.That(again.Rows, Is.EqualTo(table.Rows));
    }

    [Test]
    public async Task Trend_FilteredToAYear_ShowsOnlyThatYearAsFarAsThereAreData(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "get_trend",
            """{ "sheet": "Incident", "period": "month", "where": [{ "column": "Event Date", "op": "=", "value": "2023" }, { "column": "Severity", "op": "=", "value": "Fatal" }] }""",
            cancellationToken
        );

        Assert.That(table.Rows, Is.EqualTo(new object[][] { ["2023-01", 1L], ["2023-02", 0L], ["2023-03", 0L], ["2023-04", 0L] }));
    }

    [TestCase("day", 154)]
    [TestCase("week", 23)]
    [TestCase("quarter", 3)]
    [TestCase("year", 2)]
    public async Task Trend_AnyPeriod_HasNoGap(string period, int periods, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "get_trend",
            $$"""{ "sheet": "Incident", "period": "{{period}}", "measure": "count" }""",
            cancellationToken
        );

        Assert.That(table.Rows, Has.Count.EqualTo(periods));
        Assert.That(table.Rows.Sum(row => (long)row[1]!), Is.EqualTo(5));
    }

    [Test]
    public async Task Trend_MeanOfEntities_HasNoValueForEmptyMonths(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var table = await database.TableAsync(
            "get_trend",
            """{ "sheet": "Incident", "period": "month", "measure": "mean", "column": "Days Lost" }""",
            cancellationToken
        );

        Assert.That(table.Rows[0], Is.EqualTo(new object[] { "2022-11", 10.0 }));
        Assert.That(table.Rows[1], Is.EqualTo(new object?[] { "2022-12", null }));
        Assert.That(table.Rows[2], Is.EqualTo(new object[] { "2023-01", 16.0 }));
    }

    [Test]
    public void Slope_OfARisingLine_IsItsStep() => Assert.That(Slope.Of([10, 12, 14, 16]), Is.EqualTo(2).Within(1e-12));

    [Test]
    public void Slope_UnknownFigures_AreLeftOut() => Assert.That(Slope.Of([10, double.NaN, 14, 16]), Is.EqualTo(2).Within(1e-12));

    [Test]
    public async Task Trend_NoDateColumn_SaysSo(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase("CREATE TABLE t (\"Reaction time\" DOUBLE); INSERT INTO t VALUES (1.5), (2.5)");
        var error = await database.ErrorAsync(
            "get_trend",
            """{ "sheet": "t", "period": "month", "date_column": "reaction time" }""",
            cancellationToken
        );

        Assert.That(error.Message, Does.Contain("no dates"));
    }
}
