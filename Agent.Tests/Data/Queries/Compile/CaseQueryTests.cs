using System.Collections.Concurrent;
using Agent.Core.Queries;
using Agent.Tests.Support;
using static Agent.Tests.Support.Ask;

namespace Agent.Tests.Data.Queries.Compile;

/// <summary>
/// The questions of the shared cases with their query written by hand: what a question means is another matter than that its figure is
/// right.
/// </summary>
[CancelAfter(400_000)]
public sealed class CaseQueryTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly ConcurrentDictionary<string, Lazy<Task<FileDataset>>> Opened = new();
    private static readonly Aggregate Count = new CountOf();

    [OneTimeTearDown]
    public static async Task Close()
    {
        foreach (var dataset in Opened.Values)
            (await dataset.Value).Dispose();
    }

    private static IEnumerable<TestCaseData> Register()
    {
        var date = "Date Occurred";
        yield return Case("How many incidents are there?", Rows(null), "90");
        yield return Case("How many incidents last month?", Rows(Days(date, "2026-10-01", "2026-10-31")), "0");
        yield return Case("How many incidents this year?", Rows(Days(date, "2026-01-01", "2026-12-31")), "23");
        yield return Case("How many incidents in the last 12 months?", Rows(Days(date, "2025-11-30", "2026-11-29")), "25");
        yield return Case("How many incidents last quarter?", Rows(Days(date, "2026-07-01", "2026-09-30")), "6");
        yield return Case(
            "Year to date compared with the same period last year",
            Sides(
                "2026",
                Days(date, "2026-01-01", "2026-11-29"),
                "2025",
                Days(date, "2025-01-01", "2025-11-29"),
                ComparisonForm.SideBySide
            ),
            "23|29"
        );
        yield return Case("How many incidents in March?", Rows(new InCalendarPart(new Field(date), CalendarPart.MonthOfYear, [3])), "7");
        yield return Case(
            "Which month had the most incidents?",
            Rows(null, By(date, Period.Month)) with
            {
                Order = [Down],
                Limit = new Limit(1),
            },
            null,
            "|5"
        );
        yield return Case(
            "Compare March 2024 with March 2025",
            Sides("a", Days(date, "2024-03-01", "2024-03-31"), "b", Days(date, "2025-03-01", "2025-03-31"), ComparisonForm.SideBySide),
            "2|3"
        );
        yield return Case(
            "When was the last fatal incident?",
            Figure(Stat(Statistic.Max, date), In("Severity", "Fatal")),
            null,
            "2026-06-13"
        );
        yield return Case(
            "When was the first incident in the Laboratory?",
            Figure(Stat(Statistic.Min, date), In("Department", "Laboratory")),
            null,
            "2025-03-08"
        );
        yield return Case(
            "How many days since the last injury?",
            Figure(new StatisticOf(Statistic.Min, new DurationBetween(new Field(date), null, TimeUnit.Day)), In("Type", "Injury")),
            "99"
        );
        yield return Case(
            "What was the most expensive incident?",
            Records(["Incident ID", "Cost"], null) with
            {
                Order = [new OrderBy { Value = Col("Cost"), Descending = true }],
                Limit = new Limit(1),
            },
            null,
            "|1200"
        );
        yield return Case(
            "Which incident was reported last?",
            Records(["Incident ID"], null) with
            {
                Order = [new OrderBy { Value = Col("Date Reported"), Descending = true }],
                Limit = new Limit(1),
            },
            "INC-0090"
        );
        yield return Case("Between 1 January 2025 and 30 June 2025", Rows(Days(date, "2025-01-01", "2025-06-30")), "18");
        yield return Case("Before March 2025", Rows(new InTimeRange(new Field(date), null, new DateTime(2025, 3, 1))), "42");
        yield return Case("Since March 2025", Rows(Days(date, "2025-03-01", null)), "48");
        yield return Case("Up to and including March 2025", Rows(Days(date, null, "2025-03-31")), "45");
        yield return Case("After 2024", Rows(Days(date, "2025-01-01", null)), "54");
        yield return Case("In the second quarter of 2025", Rows(Days(date, "2025-04-01", "2025-06-30")), "9");
        yield return Case("By department and year", Rows(null, By("Department"), By(date, Period.Year)), null, "Production|2025|15");
        yield return Case("In Production or Warehouse", Rows(In("Department", "Production", "Warehouse")), "60");
        yield return Case("Injuries and near misses", Rows(In("Type", "Injury", "Near miss")), "59");
        yield return Case(
            "Serious or fatal injuries in Production in 2025",
            Rows(
                All(
                    In("Severity", "Serious", "Fatal"),
                    In("Type", "Injury"),
                    In("Department", "Production"),
                    Days(date, "2025-01-01", "2025-12-31")
                )
            ),
            "0"
        );
        yield return Case(
            "How many more did Production have than Warehouse?",
            Sides("p", In("Department", "Production"), "w", In("Department", "Warehouse"), ComparisonForm.Difference),
            "18|39|21"
        );
        yield return Case(
            "Ratio of near misses to injuries",
            Sides("n", In("Type", "Near miss"), "i", In("Type", "Injury"), ComparisonForm.Ratio),
            "1.1852|32|27"
        );
        yield return Case(
            "How many times more has Production than Office?",
            Sides("p", In("Department", "Production"), "o", In("Department", "Office"), ComparisonForm.Ratio),
            "39|39|1"
        );
        yield return Case("Difference between the highest and the lowest cost", Figure(Stat(Statistic.Range, "Cost"), null), "1200");
        yield return Case(
            "How many more in 2024 than in 2025?",
            Sides(
                "2024",
                Days(date, "2024-01-01", "2024-12-31"),
                "2025",
                Days(date, "2025-01-01", "2025-12-31"),
                ComparisonForm.Difference
            ),
            null,
            "5|"
        );
        yield return Case(
            "Which department had the biggest increase from 2024 to 2025?",
            Sides(
                "2025",
                Days(date, "2025-01-01", "2025-12-31"),
                "2024",
                Days(date, "2024-01-01", "2024-12-31"),
                ComparisonForm.Difference
            ) with
            {
                GroupBy = [By("Department")],
                Order = [Down],
                Limit = new Limit(1),
            },
            null,
            "Laboratory"
        );
        yield return Case(
            "Which department improved the most from 2024 to 2025?",
            Sides(
                "2025",
                Days(date, "2025-01-01", "2025-12-31"),
                "2024",
                Days(date, "2024-01-01", "2024-12-31"),
                ComparisonForm.Difference
            ) with
            {
                GroupBy = [By("Department")],
                Order = [Up],
                Limit = new Limit(1),
            },
            null,
            "Warehouse"
        );
        yield return Case("Not in Production, Warehouse or Office", Rows(Not(In("Department", "Production", "Warehouse", "Office"))), "29");
        yield return Case("Not in Production or Warehouse", Rows(Not(In("Department", "Production", "Warehouse"))), "30");
        yield return Case("Neither cost nor lost days", Rows(All(Blank("Cost"), Blank("Lost Days"))), "12");
        yield return Case("No cost or no lost days", Rows(Any(Blank("Cost"), Blank("Lost Days"))), "74");
        yield return Case("Outside Production, by type", Rows(Not(In("Department", "Production")), By("Type")), null, "Injury|14");
        yield return Case("Injuries or cost more than 500", Rows(Any(In("Type", "Injury"), Cmp("Cost", CompareOp.Gt, 500))), "38");
        yield return Case("In Production or fatal", Rows(Any(In("Department", "Production"), In("Severity", "Fatal"))), "40");
        yield return Case(
            "Share of the total cost from Production",
            Figure(new ShareOf { Amount = Col("Cost"), Part = In("Department", "Production") }, null),
            null,
            "32.0254|"
        );
        yield return Case(
            "Percentage of lost days due to Maintenance",
            Figure(new ShareOf { Amount = Col("Lost Days"), Part = In("Department", "Maintenance") }, null),
            null,
            "7.6923|"
        );
        yield return Case(
            "Percentage of total cost by department",
            Figure(new ShareOf { Amount = Col("Cost") }, null) with
            {
                GroupBy = [By("Department")],
            },
            null,
            "Warehouse|34.5717|"
        );
        yield return Case(
            "Fraction of injuries that had lost days",
            Figure(new ShareOf { Part = Cmp("Lost Days", CompareOp.Gt, 0) }, In("Type", "Injury")),
            null,
            "48.1481|13|27"
        );
        yield return Case(
            "Percentage of injuries with more than 2 lost days",
            Figure(new ShareOf { Part = Cmp("Lost Days", CompareOp.Gt, 2) }, In("Type", "Injury")),
            null,
            "33.3333|9|27"
        );
        yield return Case("Second half of March 2025", Rows(Days(date, "2025-03-16", "2025-03-31")), "2");
        yield return Case("First 10 days of March 2025", Rows(Days(date, "2025-03-01", "2025-03-10")), "1");
        yield return Case("First quarter of any year", Rows(new InCalendarPart(new Field(date), CalendarPart.QuarterOfYear, [1])), "23");
        yield return Case(
            "Average cost by department and quarter",
            Figure(Stat(Statistic.Mean, "Cost"), null) with
            {
                GroupBy = [By("Department"), By(date, Period.Quarter)],
            },
            null,
            "|2025-Q1|"
        );
        yield return Case(
            "By department for each month of 2025",
            Rows(Days(date, "2025-01-01", "2025-12-31"), By("Department"), By(date, Period.Month)),
            null,
            "|2025-05|"
        );
    }

    private static IEnumerable<TestCaseData> Others()
    {
        yield return Case("Top 3 lines", Rows(null, By("Line")) with { Order = [Down], Limit = new Limit(3) }, null, "Line D", "b20-ties");
        yield return Case(
            "The third most",
            Rows(null, By("Line")) with
            {
                Order = [Down],
                Limit = new Limit(1) { Skip = 2 },
            },
            null,
            "Line C|",
            "b20-ties"
        );
        yield return Case("The fewest", Rows(null, By("Line")) with { Order = [Up], Limit = new Limit(1) }, null, "Line F|", "b20-ties");
        yield return Case("On or after 10 March 2025", Rows(Days("Date", "2025-03-10", null)), "5", null, "b40-on-or-after");
        yield return Case("On or before 10 March 2025", Rows(Days("Date", null, "2025-03-10")), "3", null, "b40-on-or-after");
        yield return Case(
            "Not before 10 March 2025",
            Rows(Not(new InTimeRange(new Field("Date"), null, new DateTime(2025, 3, 10)))),
            "5",
            null,
            "b40-on-or-after"
        );
        yield return Case("Last month of old data", Rows(Days("Date", "2026-10-01", "2026-10-31")), "0", null, "b24-last-month-old-data");
        yield return Case("Incidents with a row per injured person", Rows(null), "40", null, "b36-repeated-cost-40");
        yield return Case("Total cost of these", Figure(Stat(Statistic.Sum, "Cost"), null), "7450", null, "b36-repeated-cost-40");
        yield return Case("Average cost per incident", Figure(Stat(Statistic.Mean, "Cost"), null), "186.25", null, "b36-repeated-cost-40");
        yield return Case(
            "Total cost by department",
            Figure(Stat(Statistic.Sum, "Cost"), null) with
            {
                GroupBy = [By("Department")],
            },
            null,
            "Production|2850",
            "b36-repeated-cost-40"
        );
        yield return Case("Incidents by department", Rows(null, By("Department")), null, "Production|14", "b36-repeated-cost-40");
        yield return Case("Incidents per body part", Rows(null, By("Body Part")), null, "Hand|19", "b36-repeated-cost-40");
        yield return Case("Injured persons", Rows(null) with { Unit = CountUnit.Rows }, "76", null, "b36-repeated-cost-40");
    }

    [TestCaseSource(nameof(Register))]
    [TestCaseSource(nameof(Others))]
    public async Task Case_GivesTheRightValue(string file, Query query, string? whole, string? part, CancellationToken cancellationToken)
    {
        var path = Requires.SharedCase(file);
        var dataset = await Opened.GetOrAdd(file, _ => new(() => FileDataset.OpenAsync(path, CancellationToken.None))).Value;

        var outcome = await dataset.StartSession().Queries!.RunAsync(query, new QueryRunOptions(Today), cancellationToken);

        var result = outcome as QueryResult ?? throw new AssertionException(outcome.ToString());
        Assert.That(Text(result), whole is null ? Does.Contain(part) : Is.EqualTo(whole), QueryJson.Write(query));
    }

    private static TestCaseData Case(string question, Query query, string? whole, string? part = null, string file = "b00-register") =>
        new TestCaseData(file, query, whole, part).SetName($"{file}: {question}");

    private static Query Rows(Predicate? where, params GroupKey[] keys) =>
        new()
        {
            From = "Incidents",
            Select = [Count],
            Where = where,
            GroupBy = keys,
        };

    private static Query Figure(Aggregate figure, Predicate? where) => new() { From = "Incidents", Select = [figure], Where = where };

    private static Query Records(string[] columns, Predicate? where) =>
        new()
        {
            From = "Incidents",
            Rows = new RowList { Columns = [.. columns.Select(column => new Field(column))] },
            Where = where,
        };

    private static Query Sides(string left, Predicate leftWhere, string right, Predicate rightWhere, ComparisonForm form) =>
        new()
        {
            From = "Incidents",
            Select = [Count],
            Compare = new Comparison(new ComparedSet(left) { Where = leftWhere }, new ComparedSet(right) { Where = rightWhere }, form),
        };
}
