using Agent.Core.Queries;
using Agent.Tests.Support;
using static Agent.Tests.Support.Ask;

namespace Agent.Tests.Data.Queries.Compile;

/// <summary>Operators of the query that no other test asks for, over six rows that can be counted by hand.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[CancelAfter(400_000)]
public sealed class OperatorTests
{
    private static readonly string[] Scale = ["Low", "Medium", "High", "Severe"];

    private readonly QueryDatabase _database = new("""
        CREATE TABLE t (Id VARCHAR, Grade VARCHAR, "Day" DATE, Value BIGINT);
        INSERT INTO t VALUES ('a', 'Low', '2024-01-10', 1), ('b', 'Medium', '2024-02-10', 5), ('c', 'High', '2024-02-20', 12), ('d', 'Severe', '2024-04-05', 20), ('e', NULL, '2024-05-01', NULL), ('f', 'Medium', '2025-02-01', 9);
        """);

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    private static IEnumerable<TestCaseData> Queries()
    {
        var value = new ColumnValue(new Field("Value"));
        var day = new ColumnValue(new Field("Day"));
        var grade = new Field("Grade");
        var count = new Query { From = "t", Select = [new CountOf()] };
        yield return Case("On a scale, at least", count with { Where = new OnScale(grade, CompareOp.Ge, "high", Scale) }, "2");
        yield return Case("On a scale, below", count with { Where = new OnScale(grade, CompareOp.Lt, "High", Scale) }, "3");
        yield return Case(
            "On a scale, not at least",
            count with
            {
                Where = new Negation(new OnScale(grade, CompareOp.Ge, "High", Scale)),
            },
            "4"
        );
        yield return Case("First", count with { Select = [new StatisticOf(Statistic.First, value)] }, "1");
        yield return Case("Last", count with { Select = [new StatisticOf(Statistic.Last, value)] }, "9");
        yield return Case(
            "Buckets of a width",
            count with
            {
                GroupBy = [new GroupKey(value) { Width = 10 }],
            },
            "0–9|3 / 10–19|1 / 20–29|1 / null|1"
        );
        yield return Case(
            "Change in percent against the year before",
            count with
            {
                GroupBy = [new GroupKey(day) { Period = Period.Year }],
                Window = new Window(WindowForm.PercentChange),
            },
            "2024|null|5 / 2025|-80|1"
        );
        yield return Case(
            "Change against the same month last year",
            count with
            {
                GroupBy = [new GroupKey(day) { Period = Period.Month }],
                Window = new Window(WindowForm.Change) { Periods = 12 },
            },
            null,
            "2025-02|-1|1"
        );
        yield return Case(
            "Rolling sum",
            count with
            {
                GroupBy = [new GroupKey(day) { Period = Period.Month }],
                Window = new Window(WindowForm.RollingSum) { Periods = 3 },
            },
            null,
            "2024-04|3|1"
        );
        yield return Case(
            "Rolling sum of a ratio is the sum by the sum",
            count with
            {
                Select = [new RatioOf(new CountOf { Where = new OneOf(grade, ["Medium"]) }, new CountOf())],
                GroupBy = [new GroupKey(day) { Period = Period.Month }],
                Window = new Window(WindowForm.RollingSum) { Periods = 2 },
            },
            null,
            "2024-02|0.3333|1|3"
        );
        yield return Case(
            "Different records",
            new Query
            {
                From = "t",
                Where = new Negation(new IsBlank(grade)),
                Rows = new RowList { Columns = [grade], Distinct = true },
            },
            "High / Low / Medium / Severe"
        );
        yield return Case(
            "Union of periods",
            count with
            {
                Where = new AnyOf([Days("Day", "2024-01-01", "2024-01-31"), Days("Day", "2024-04-01", "2024-04-30")]),
            },
            "2"
        );
        yield return Case(
            "A period without another",
            count with
            {
                Where = new AllOf([Days("Day", "2024-01-01", "2024-12-31"), new Negation(Days("Day", "2024-02-01", "2024-02-29"))]),
            },
            "3"
        );
        yield return Case(
            "Not both",
            count with
            {
                Where = new Negation(new AllOf([new OneOf(grade, ["Medium"]), new CompareValue(value, CompareOp.Gt, 6)])),
            },
            "5"
        );
    }

    [TestCaseSource(nameof(Queries))]
    public async Task Operator_GivesTheRightValue(Query query, string? whole, string? part, CancellationToken cancellationToken)
    {
        var result = await _database.AskAsync(query, cancellationToken);

        Assert.That(Text(result), whole is null ? Does.Contain(part) : Is.EqualTo(whole), QueryJson.Write(query));
        Assert.That(result.Evidence!.RowsUsed, Is.InRange(1, 6));
    }

    private static TestCaseData Case(string operation, Query query, string? whole, string? part = null) =>
        new TestCaseData(query, whole, part).SetName($"Operator: {operation}");
}
