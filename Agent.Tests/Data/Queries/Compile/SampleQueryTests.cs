using Agent.Core.Queries;
using Agent.Tests.Support;
using static Agent.Tests.Support.Ask;

namespace Agent.Tests.Data.Queries.Compile;

/// <summary>Questions to the sample workbook with their query written by hand and a value worked out apart from the product.</summary>
[CancelAfter(400_000)]
public sealed class SampleQueryTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly Lazy<Task<SampleDataset>> Sample = new(SampleDataset.OpenAsync);
    private static readonly Aggregate Count = new CountOf();

    [OneTimeTearDown]
    public static async Task Close()
    {
        if (Sample.IsValueCreated)
            (await Sample.Value).Dispose();
    }

    private static IEnumerable<TestCaseData> Questions()
    {
        var year = Days("Incident Date", "2025-01-01", "2025-12-31");
        yield return Case("Incidents in 2025", From("Incident", Count, year), "211");
        yield return Case(
            "Three departments with the fewest incidents",
            From("Incident", Count, null, By("Department")) with
            {
                Order = [Up],
                Limit = new Limit(3),
            },
            "Security|3 / Projects|12 / Quality|24"
        );
        yield return Case(
            "Rolling average of three months in 2025",
            From("Incident", Count, year, By("Incident Date", Period.Month)) with
            {
                Window = new Window(WindowForm.RollingMean) { Periods = 3 },
            },
            null,
            "2025-01|18.6667|"
        );
        yield return Case(
            "Cumulative lost days in 2025",
            From("Incident", Stat(Statistic.Sum, "Lost Days"), year, By("Incident Date", Period.Month)) with
            {
                Window = new Window(WindowForm.Cumulative),
            },
            null,
            "2025-12|333|"
        );
        yield return Case("Overdue actions", From("Corrective Actions", Count, new HasStatus(ActionStatus.Overdue)), "215");
        yield return Case(
            "Overdue actions on an earlier day",
            From("Corrective Actions", Count, new HasStatus(ActionStatus.Overdue)) with
            {
                AsOf = new DateOnly(2025, 6, 30),
            },
            "191"
        );
        yield return Case(
            "Closed actions that were closed on time",
            From("Corrective Actions", new ShareOf { Part = new HasStatus(ActionStatus.ClosedOnTime) }, new HasStatus(ActionStatus.Closed)),
            "40.9509|267|652"
        );
        yield return Case(
            "Incidents with more than four actions",
            From("Incident", Count, new RelatedRows("Corrective Actions", CompareOp.Gt, 4)),
            "6"
        );
        yield return Case(
            "Findings per audit by standard",
            From("Audit", new StatisticOf(Statistic.Mean, new RelatedCount("Audit Findings")), null, By("Standard")),
            null,
            "Contractor Management|3.9286"
        );
        yield return Case(
            "Inspections with more than 20 % failed",
            From(
                "Inspection",
                Count,
                new CompareValue(new Arithmetic(Col("Items Failed"), ArithmeticOp.Divide, Col("Checklist Items")), CompareOp.Gt, 0.2)
            ),
            "43"
        );
        yield return Case(
            "Reported before they happened",
            From("Incident", Count, new CompareOperands(Col("Date Reported"), CompareOp.Lt, Col("Incident Date"))),
            "0"
        );
        yield return Case(
            "Number and cost in 2025",
            new Query
            {
                From = "Incident",
                Select = [Count, Stat(Statistic.Sum, "Damage Cost (EUR)")],
                Where = year,
            },
            "211|862574"
        );
        yield return Case(
            "Month of 2024 with the most lost days",
            From(
                "Incident",
                Stat(Statistic.Sum, "Lost Days"),
                Days("Incident Date", "2024-01-01", "2024-12-31"),
                By("Incident Date", Period.Month)
            ) with
            {
                Order = [Down],
                Limit = new Limit(1),
            },
            "2024-06|48"
        );
        yield return Case(
            "Reporting delay per department",
            From(
                "Incident",
                new StatisticOf(Statistic.Mean, new DurationBetween(new Field("Incident Date"), new Field("Date Reported"), TimeUnit.Day)),
                null,
                By("Department")
            ),
            null,
            "Engineering|3.6471"
        );
        yield return Case(
            "Months by site in 2025",
            new Query
            {
                From = "Incident",
                Select = [Count],
                Where = year,
                GroupBy = [By("Incident Date", Period.Month), By("Site")],
                CountGroups = true,
            },
            "56"
        );
        yield return Case("Fatalities", From("Incident", Count, In("Incident Type", "Fatality")), "3");
        yield return Case("Area with the highest incident to hazard ratio", new Query
        {
            From = "Incident",
            Select = [new RatioOf(Count, Count) { DenominatorFrom = "Hazard ID" }],
            GroupBy = [By("Area")],
            Order = [Down],
            Limit = new Limit(1),
        }, null, "Substation|5|25|5");
        yield return Case("DART cases per 200,000 hours in 2025", new Query
        {
            From = "Incident",
            Select = [new RatioOf(Count, Stat(Statistic.Sum, "Hours Worked")) { Factor = 1_000_000, DenominatorFrom = "Hours Worked" }],
            Where = In("Incident Type", "Fatality"),
        }, null, "|3|7376058");
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Question_GivesTheRightValue(Query query, string? whole, string? part, CancellationToken cancellationToken)
    {
        var dataset = await Sample.Value;

        var outcome = await dataset.StartSession().Queries!.RunAsync(query, new QueryRunOptions(Today), cancellationToken);

        var result = outcome as QueryResult ?? throw new AssertionException(outcome.ToString());
        Assert.That(Text(result), whole is null ? Does.Contain(part) : Is.EqualTo(whole), QueryJson.Write(query));
    }

    private static TestCaseData Case(string question, Query query, string? whole, string? part = null) =>
        new TestCaseData(query, whole, part).SetName($"Sample: {question}");

    private static Query From(string table, Aggregate figure, Predicate? where, params GroupKey[] keys) =>
        new()
        {
            From = table,
            Select = [figure],
            Where = where,
            GroupBy = keys,
        };
}
