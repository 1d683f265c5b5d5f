using Agent.Tests.Support;

namespace Agent.Tests.Data.Tools;

[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class ToolConditionsTests
{
    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create();

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCase("Department", "=", "\"production\"", 3)]
    [TestCase("department", "=", "\" PRODUCTION \"", 3)]
    [TestCase("Department", "!=", "\"Production\"", 5)]
    [TestCase("Department", "in", "[\"Production\", \"maintenance\"]", 4)]
    [TestCase("Department", "=", "[\"Production\", \"Maintenance\"]", 4)]
    [TestCase("Department", "not_in", "[\"Production\"]", 5)]
    [TestCase("Department", "=", "\"Prodution\"", 3)]
    [TestCase("Department", "is_null", "null", 1)]
    [TestCase("Department", "=", "null", 1)]
    [TestCase("Department", "not_null", "null", 7)]
    [TestCase("Department", "contains", "\"TION\"", 3)]
    [TestCase("Department", "not_contains", "\"tion\"", 5)]
    [TestCase("Department", "starts_with", "\"main\"", 1)]
    [TestCase("Department", "ends_with", "\"ance\"", 1)]
    [TestCase("Department", "contains", "\".*\"", 0)]
    [TestCase("Department", "contains", "\"%\"", 0)]
    [TestCase("Department", "contains", "\"P_oduction\"", 0)]
    [TestCase("Description", "contains", "\"'; DROP TABLE Incident; --\"", 0)]
    [TestCase("Days Lost", "=", "10", 1)]
    [TestCase("Days Lost", ">", "\"2\"", 2)]
    [TestCase("Days Lost", "between", "[10, 1]", 3)]
    [TestCase("Days Lost", "in", "[0, 30]", 4)]
    [TestCase("Days Lost", "!=", "0", 5)]
    [TestCase("Cost", "<=", "7.25", 2)]
    [TestCase("Reported", "=", "\"yes\"", 3)]
    [TestCase("Reported", "=", "false", 1)]
    [TestCase("Event Date", "=", "\"2023\"", 4)]
    [TestCase("Event Date", "=", "2023", 4)]
    [TestCase("Event Date", "!=", "\"2023\"", 4)]
    [TestCase("Event Date", "=", "\"2023-01\"", 2)]
    [TestCase("Event Date", "=", "\"January 2023\"", 2)]
    [TestCase("Event Date", "=", "\"2023-Q2\"", 2)]
    [TestCase("Event Date", "=", "\"2023-01-31\"", 1)]
    [TestCase("Event Date", "between", "[\"2023-01-15\", \"2023-01-31\"]", 2)]
    [TestCase("Event Date", "between", "[\"2022\", \"2023\"]", 5)]
    [TestCase("Event Date", "<", "\"2023\"", 1)]
    [TestCase("Event Date", "<=", "\"2023-01\"", 3)]
    [TestCase("Event Date", ">", "\"2023-01-31\"", 2)]
    [TestCase("Event Date", ">=", "\"2023-01-31\"", 3)]
    [TestCase("Event Date", "in", "[\"2022-11\", \"2023-04\"]", 3)]
    [TestCase("Event Date", "is_null", "null", 3)]
    [TestCase("Hazards", "=", "\"noise\"", 2)]
    [TestCase("Hazards", "in", "[\"Electric\", \"noise\"]", 2)]
    [TestCase("Hazards", "!=", "\"Heat\"", 5)]
    [TestCase("Hazards", "contains", "\"heat\"", 3)]
    public async Task Filter_CountsTheRowsThatFit(string column, string op, string value, int expected, CancellationToken cancellationToken)
    {
        var table = await _database.TableAsync(
            "aggregate_data",
            $$"""{ "sheet": "Incident", "measure": "count", "where": [{ "column": "{{column}}", "op": "{{op}}", "value": {{value}} }] }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo((long)expected));
        Assert.That(table.Evidence.RowsUsed, Is.EqualTo(expected));
        var again = await _database.RunAsync(table.Evidence.Sql, cancellationToken);
        Assert.That(again.Rows, Is.EqualTo(table.Rows), "the evidence runs as it stands");
    }

    [Test]
    public async Task Filter_MisspeltValue_SaysWhatItWasTakenFor(CancellationToken cancellationToken)
    {
        var table = await _database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Department", "value": "Maintainance" }] }""",
            cancellationToken
        );

        Assert.That(table.Notes, Has.Some.Contains("taken as \"Maintenance\""));
    }

    [Test]
    public async Task Filter_OtherNumberInTheValue_IsNoMisspelling(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase("CREATE TABLE t (Plant VARCHAR); INSERT INTO t VALUES ('Country_01'), ('Country_02')");
        var table = await database.TableAsync(
            "aggregate_data",
            """{ "sheet": "t", "measure": "count", "where": [{ "column": "Plant", "value": "Country_05" }] }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo(0L));
    }

    [Test]
    public async Task Filter_ValueThatIsNotThere_GivesNoneAndTheNearest(CancellationToken cancellationToken)
    {
        var table = await _database.TableAsync(
            "aggregate_data",
            """{ "sheet": "Incident", "measure": "count", "where": [{ "column": "Department", "value": "Finance" }] }""",
            cancellationToken
        );

        Assert.That(table.Rows[0][0], Is.EqualTo(0L));
        Assert.That(table.Notes, Has.Some.Contains("No row of Incident has Department = \"Finance\""));
    }
}
