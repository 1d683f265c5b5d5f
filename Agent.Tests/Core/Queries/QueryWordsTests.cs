using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Tests.Core.Queries;

/// <summary>Queries in plain English.</summary>
public sealed class QueryWordsTests
{
    private static readonly DatasetProfile Profile = new()
    {
        Id = "plant",
        Title = "Plant",
        File = "plant.xlsx",
        Version = "v",
        Sheets =
        [
            Sheet(
                "incident",
                "Incident ID",
                ("site", "Site", ColumnKind.Text),
                ("department", "Department", ColumnKind.Text),
                ("date", "Date", ColumnKind.Date),
                ("cost", "Cost", ColumnKind.Number),
                ("due", "Due Date", ColumnKind.Date),
                ("closed", "Closed Date", ColumnKind.Date)
            ),
            Sheet("actions", "Actions", ("owner", "Owner", ColumnKind.Text)),
        ],
    };

    private static readonly Query Count = new() { From = "incident", Select = [new CountOf()] };

    private static IEnumerable<TestCaseData> Queries()
    {
        yield return new(Count, "number of incidents");
        yield return new(
            Count with
            {
                Where = new AllOf([
                    new OneOf(new Field("site"), ["North"]),
                    new InTimeRange(new Field("date"), new DateTime(2025, 3, 1), new DateTime(2025, 4, 1)),
                ]),
                GroupBy = [By("department")],
                Order = [new OrderBy { Select = 0, Descending = true }],
                Limit = new Limit(5),
            },
            "number of incidents where Site is North and Date in March 2025, by Department, largest first, top 5"
        );
        yield return new(
            Count with
            {
                Where = new Negation(new OneOf(new Field("site"), ["North", "South"])),
            },
            "number of incidents where Site is not North or South"
        );
        yield return new(
            Count with
            {
                Where = new InTimeRange(new Field("date"), new DateTime(2025, 1, 1), new DateTime(2025, 7, 1)),
            },
            "number of incidents where Date from 1 Jan 2025 to 30 Jun 2025"
        );
        yield return new(
            Count with
            {
                Where = new InTimeRange(new Field("date"), new DateTime(2025, 1, 1), new DateTime(2026, 1, 1)),
            },
            "number of incidents where Date in 2025"
        );
        yield return new(
            Count with
            {
                Select = [new CountOf(), new StatisticOf(Statistic.Mean, new ColumnValue(new Field("cost")))],
            },
            "number and average Cost of incidents"
        );
        yield return new(
            Count with
            {
                Select = [new StatisticOf(Statistic.Median, new DurationBetween(new Field("date"), new Field("closed"), TimeUnit.Day))],
            },
            "median (days from Date to Closed Date) of incidents"
        );
        yield return new(
            Count with
            {
                Where = new CompareOperands(new ColumnValue(new Field("closed")), CompareOp.Gt, new ColumnValue(new Field("due"))),
            },
            "number of incidents where Closed Date is later than Due Date"
        );
        yield return new(Count with { Where = new RelatedRows("actions", CompareOp.Eq, 0) }, "number of incidents where without Actions");
        yield return new(
            Count with
            {
                GroupBy = [new GroupKey(new ColumnValue(new Field("date"))) { Period = Period.Month }],
                Window = new Window(WindowForm.RollingMean) { Periods = 12 },
            },
            "number of incidents, by month of Date, rolling average over 12 months"
        );
        yield return new(
            Count with
            {
                Compare = new Comparison(Year(2025), Year(2024), ComparisonForm.Difference),
            },
            "number of incidents, comparing 2025 (where Date in 2025) minus 2024 (where Date in 2024)"
        );
        yield return new(
            new Query
            {
                From = "incident",
                Rows = new RowList { Columns = [new Field("date"), new Field("site")] },
                Order = [new OrderBy { Value = new ColumnValue(new Field("date")), Descending = true }],
                Limit = new Limit(5),
            },
            "list of incidents, showing Date and Site, latest Date first, top 5"
        );
        yield return new(
            Count with
            {
                Where = new HasStatus(ActionStatus.Overdue),
                AsOf = new DateOnly(2026, 1, 3),
            },
            "number of incidents where overdue, as of 3 Jan 2026"
        );
        yield return new(
            Count with
            {
                GroupBy = [By("site")],
                Having = [new Having(new CountOf(), CompareOp.Gt, 3)],
                CountGroups = true,
            },
            "number of groups: number of incidents, by Site, only groups with number over 3"
        );
    }

    [TestCaseSource(nameof(Named))]
    public void ToWords_OfAQuery_ReadsAsExpected(Query query, string words) => Assert.That(query.ToWords(Profile), Is.EqualTo(words));

    [Test]
    public void ToWords_OfSeveralConditions_KeepsTheirOrder()
    {
        var (a, b) = (new OneOf(new Field("site"), ["North"]), new OneOf(new Field("department"), ["Assembly"]));

        Assert.Multiple(() =>
        {
            Assert.That(
                (Count with { Where = new AllOf([a, b]) }).ToWords(Profile),
                Is.EqualTo("number of incidents where Site is North and Department is Assembly")
            );
            Assert.That(
                (Count with { Where = new AllOf([b, a]) }).ToWords(Profile),
                Is.EqualTo("number of incidents where Department is Assembly and Site is North")
            );
        });
    }

    [TestCase("Incident ID", "incident", "incidents")]
    [TestCase("Hazard ID", "hazard", "hazards")]
    [TestCase("PTW log", "PTW", "PTWs")]
    [TestCase("osha_accidents_2015_2017", "accident", "accidents")]
    [TestCase("CorrectiveActions", "corrective action", "corrective actions")]
    [TestCase("Sheet1", "record", "records")]
    [TestCase("CAPA", "CAPA", "CAPAs")]
    [TestCase("businesses", "business", "businesses")]
    [TestCase("Near misses", "near miss", "near misses")]
    public void RecordNoun_OfASheet_IsWhatItsRowsAre(string name, string singular, string plural) =>
        Assert.That(RecordNoun.Of(Sheet("t", name)), Is.EqualTo(new RecordNoun(singular, plural)));

    [TestCase("incident", "an incident")]
    [TestCase("hazard", "a hazard")]
    [TestCase("unit", "a unit")]
    [TestCase("unsafe act", "an unsafe act")]
    public void RecordNoun_WithArticle_FollowsTheSound(string noun, string expected) =>
        Assert.That(new RecordNoun(noun, noun + "s").WithArticle, Is.EqualTo(expected));

    private static IEnumerable<TestCaseData> Named() => Queries().Select(data => data.SetArgDisplayNames((string)data.Arguments[1]!));

    private static ComparedSet Year(int year) =>
        new($"{year}") { Where = new InTimeRange(new Field("date"), new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1)) };

    private static GroupKey By(string column) => new(new ColumnValue(new Field(column)));

    private static SheetProfile Sheet(string table, string name, params (string Name, string Label, ColumnKind Kind)[] columns) =>
        new()
        {
            Name = name,
            Table = table,
            Rows = 10,
            Entities = 10,
            Columns =
            [
                .. columns.Select(column => new ColumnProfile
                {
                    Name = column.Name,
                    Label = column.Label,
                    Kind = column.Kind,
                }),
            ],
        };
}
