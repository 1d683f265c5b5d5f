using Agent.Core.Datasets;
using Agent.Core.Grounding;
using Agent.Core.Queries;
using Agent.Planning.Answers;
using Agent.Planning.Answers.Words;
using Agent.Protocol;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Planning.Answers;

/// <summary>Answers in words, from a query and its result.</summary>
public sealed class AnswerTextTests
{
    internal static readonly DatasetProfile Profile = new()
    {
        Id = "plant",
        Title = "Plant",
        File = "plant.xlsx",
        Version = "v",
        Sheets =
        [
            new SheetProfile
            {
                Name = "Incident ID",
                Table = "incident",
                Rows = 3874,
                Entities = 867,
                Columns =
                [
                    Column("site", "Site", ColumnKind.Text),
                    Column("department", "Department", ColumnKind.Text),
                    Column("date", "Date", ColumnKind.Date),
                    Column("closed", "Closed Date", ColumnKind.Date),
                    Column("cost", "Cost", ColumnKind.Number),
                    Column("age", "Age", ColumnKind.Number),
                    Column("severity", "Severity", ColumnKind.Text),
                ],
            },
        ],
    };

    private static readonly Query Count = new() { From = "incident", Select = [new CountOf()] };
    private static readonly Query ByDepartment = Count with { GroupBy = [new GroupKey(new ColumnValue(new Field("department")))] };
    private static readonly Query ByMonth = Count with
    {
        GroupBy = [new GroupKey(new ColumnValue(new Field("date"))) { Period = Period.Month }],
    };
    private static readonly Predicate March = new InTimeRange(new Field("date"), new DateTime(2025, 3, 1), new DateTime(2025, 4, 1));
    private static readonly TableColumn[] Departments = [Text("Department", "key"), Number("Count")];

    internal static IEnumerable<TestCaseData> Answers()
    {
        yield return new(Count, One(Number("Count"), 221L), "221 incidents.");
        yield return new(Count, One(Number("Count"), 1L), "1 incident.");
        yield return new(Count with { Where = new HasStatus(ActionStatus.Overdue) }, One(Number("Count"), 12L), "12 overdue incidents.");
        yield return new(
            ByDepartment with
            {
                Where = new HasStatus(ActionStatus.Overdue),
            },
            Table(Departments, 26, ["Maintenance", 20L], ["Office", 6L]),
            "Maintenance had the most overdue incidents: 20 of 26 (76.9 %). Then: Office 6."
        );
        yield return new(
            ByDepartment,
            Table(Departments, 867, ["Maintenance", 221L], ["Office", 97L], [null, 549L]),
            "Maintenance had the most incidents: 221 of 867 (25.5 %). Then: Office 97. Without department: 549."
        );
        yield return new(
            ByMonth with
            {
                GroupBy = [ByMonth.GroupBy[0] with { Period = Period.Year }],
            },
            Table([Text("Date", "key"), Number("Count")], 430, ["2024", 219L], ["2025", 211L]),
            "8 fewer incidents in 2025 than in 2024 (-3.7 %). 2024: 219, 2025: 211."
        );
        yield return new(Count with { Where = March }, One(Number("Count"), 0L), "No incidents. Only incidents with Date in March 2025.");
        yield return new(
            Count with
            {
                Where = March,
                Presentation = new Presentation { Noun = "incident" },
            },
            One(Number("Count"), 2L),
            "2 incidents. Only incidents with Date in March 2025."
        );
        yield return new(Count with { Presentation = new Presentation { Noun = "near misses" } }, One(Number("Count"), 1L), "1 near miss.");
        yield return new(
            Count with
            {
                Presentation = new Presentation { Form = AnswerForm.YesNo },
            },
            One(Number("Count"), 3L),
            "Yes: 3 incidents."
        );
        yield return new(
            Count with
            {
                Presentation = new Presentation { Form = AnswerForm.YesNo },
            },
            One(Number("Count"), 0L),
            "No: no incidents."
        );
        yield return new(
            ByDepartment with
            {
                Limit = new Limit(1),
            },
            Table(Departments, 867, ["Maintenance", 221L]),
            "Maintenance had the most incidents: 221 of 867 (25.5 %)."
        );
        yield return new(
            ByDepartment,
            Table(Departments, 867, ["Maintenance", 221L], ["Assembly", 221L], ["Logistics", 97L], ["Office", 5L]),
            "Maintenance and Assembly had the most incidents: 221 each of 867 (25.5 %). Then: Logistics 97 and Office 5."
        );
        yield return new(
            ByDepartment with
            {
                Order = [new OrderBy { Select = 0 }],
            },
            Table(Departments, 867, ["Security", 3L], ["Projects", 12L]),
            "Security had the fewest incidents: 3 of 867 (0.3 %). Then: Projects 12."
        );
        yield return new(ByDepartment, Table(Departments, 0), "No incidents.");
        yield return new(
            ByMonth,
            Table([Text("Month", "key"), Number("Count")], 90, ["2024-12", 31L], ["2025-01", 3L], ["2025-02", 12L]),
            "Incidents by month, December 2024 to February 2025: most in December 2024 (31), fewest in January 2025 (3)."
        );
        yield return new(
            Statistic(Agent.Core.Queries.Statistic.Mean, "age"),
            One(Number("Average of Age", "number"), 39.4924),
            "Average age: 39.5."
        );
        yield return new(
            Statistic(Agent.Core.Queries.Statistic.Sum, "cost"),
            One(Number("Total of Cost", "number") with { Unit = "hours" }, 1453.252),
            "Total cost: 1,453.25 hours."
        );
        yield return new(
            Statistic(Agent.Core.Queries.Statistic.Max, "date"),
            One(
                new TableColumn
                {
                    Name = "latest",
                    Label = "Latest",
                    Kind = "date",
                },
                "2025-03-03"
            ),
            "3 Mar 2025 is the latest date."
        );
        yield return new(
            Statistic(Agent.Core.Queries.Statistic.Mean, "cost"),
            One(Number("Average of Cost", "number"), [null]),
            "No incidents with a value in cost."
        );
        yield return new(
            Count with
            {
                Select =
                [
                    new StatisticOf(
                        Agent.Core.Queries.Statistic.Median,
                        new DurationBetween(new Field("date"), new Field("closed"), TimeUnit.Day)
                    ),
                ],
            },
            One(Number("Median", "number"), 12.26),
            "Median time from date to closed date: 12.3 days."
        );
        yield return new(
            Count with
            {
                Select = [new DistinctCount(new ColumnValue(new Field("department")))],
            },
            One(Number("Different"), 14L),
            "14 different departments."
        );
        yield return new(
            Count with
            {
                Select = [new ShareOf { Part = new OneOf(new Field("severity"), ["High"]) }],
            },
            Table([Number("Percent", "percent"), Number("Count", role: "side"), Number("Of", role: "side")], 867, [25.4902, 221L, 867L]),
            "25.5 % of the incidents. That is 221 of 867 incidents. The share is of those where Severity is High."
        );
        yield return new(
            Count with
            {
                Select = [new PerPeriod(new CountOf(), Period.Month, null)],
            },
            Table(
                [Number("Per month", "number"), Number("Count", role: "side"), Number("Months", role: "side")],
                149,
                [12.4167, 149L, 12L]
            ),
            "12.4 incidents per month on average. That is 149 over 12 months."
        );
        yield return new(Compared(ComparisonForm.Difference), Sides(-7L, 120L, 127L), "7 fewer incidents. 2025: 120, 2024: 127.");
        yield return new(
            Years(ComparisonForm.Difference),
            Sides(-7L, 120L, 127L),
            "Change in incidents: -7. 2025: 120, 2024: 127 (-5.5 %)."
        );
        yield return new(
            Years(ComparisonForm.PercentChange),
            Sides(5.512, 127L, 120L),
            "Change in incidents: +5.5 %. 2025: 127, 2024: 120."
        );
        yield return new(Compared(ComparisonForm.Difference), Sides(1L, 2L, 1L), "1 more incident. 2025: 2, 2024: 1.");
        yield return new(Compared(ComparisonForm.Difference), Sides(0L, 2L, 2L), "No difference in incidents. 2025: 2, 2024: 2.");
        yield return new(Compared(ComparisonForm.PercentChange), Sides(-5.512, 120L, 127L), "5.5 % fewer incidents. 2025: 120, 2024: 127.");
        yield return new(Compared(ComparisonForm.Ratio), Sides(2.4, 240L, 100L), "2.40 times as many incidents. 2025: 240, 2024: 100.");
        yield return new(ByDepartment with { CountGroups = true }, One(Number("Different"), 7L), "7 departments.");
        yield return new(
            new Query { From = "incident", Rows = new RowList() },
            Table(
                [
                    Text("No", "column"),
                    new TableColumn
                    {
                        Name = "Date",
                        Label = "Date",
                        Kind = "date",
                        Role = "column",
                    },
                    Text("Site", "column"),
                ],
                1,
                ["INC-12", "2025-03-03", "North"]
            ),
            "INC-12: date 3 Mar 2025, site North."
        );
        yield return new(
            new Query { From = "incident", Rows = new RowList() },
            Table([Text("No", "column")], 2, ["INC-12"], ["INC-13"]),
            "2 incidents."
        );
    }

    [TestCaseSource(nameof(Named))]
    public void Write_OfAResult_ReadsAsExpected(Query query, TableContent table, string text) =>
        Assert.That(AnswerText.Write(query, table, Profile), Is.EqualTo(text));

    [TestCaseSource(nameof(Named))]
    public void Write_OfAResult_HasNoFigureWithoutASource(Query query, TableContent table, string text)
    {
        var answer = AnswerText.Write(query, table, Profile);

        var figures = AnswerGrounding.Check("m", answer, string.Empty, [new GroundingSource("c", table)], Profile).Figures;

        Assert.That(figures.Where(figure => figure.Source is null).Select(figure => figure.Text), Is.Empty, text);
    }

    [Test]
    public void Sentences_OfEveryKindOfFigure_Exist() =>
        Assert.That(
            typeof(Aggregate).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Aggregate)) && !FigureSentences.Knows(type)),
            Is.Empty
        );

    [Test]
    public void Write_OfAnyQueryAndResult_IsASentence()
    {
        var cell = Gen.OneOf<object?>(null, 0L, 1L, 12L, 3.25, "North", "2025-03");
        var rows = Gen.Select(cell, cell, cell, cell, (a, b, c, d) => (IReadOnlyList<object?>)[a, b, c, d]).List[0, 4];
        Gen.Select(QueryGen.Any, rows)
            .SeededOnCi()
            .Sample(
                (query, cells) =>
                {
                    TableColumn[] columns = [Text("A"), Number("B"), Number("C"), Number("D")];
                    var text = AnswerText.Write(
                        query,
                        Table(columns, cells.Count, [.. cells.Select(row => row.ToArray())]),
                        QueryGen.Profile
                    );
                    return text.Length > 1 && text.TrimEnd()[^1] == '.';
                },
                iter: 2_000
            );
    }

    [TestCase(0.04567, "0.0457")]
    [TestCase(3.3028, "3.30")]
    [TestCase(39.4924, "39.5")]
    [TestCase(1453.252, "1,453.25")]
    [TestCase(-1234567, "-1,234,567")]
    [TestCase(0.0000123, "0.0000123")]
    public void Write_OfANumber_IsRoundedToWhatAReaderCanUse(double number, string text) =>
        Assert.That(FigureText.Write(number, AnswerWords.English), Is.EqualTo(text));

    [TestCase(25, "25 %")]
    [TestCase(25.46, "25.5 %")]
    [TestCase(0.0432, "0.043 %")]
    public void Percent_OfANumber_IsRounded(double number, string text) =>
        Assert.That(FigureText.Percent(number, AnswerWords.English), Is.EqualTo(text));

    private static IEnumerable<TestCaseData> Named() => Answers().Select(data => data.SetArgDisplayNames((string)data.Arguments[2]!));

    private static Query Statistic(Statistic function, string column) =>
        Count with
        {
            Select = [new StatisticOf(function, new ColumnValue(new Field(column)))],
        };

    private static Query Compared(ComparisonForm form) =>
        Count with
        {
            Compare = new Comparison(new ComparedSet("2025"), new ComparedSet("2024"), form),
        };

    // A later year against an earlier one.
    private static Query Years(ComparisonForm form) => Count with { Compare = new Comparison(Year(2025), Year(2024), form) };

    private static ComparedSet Year(int year) =>
        new(year.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            Where = new InTimeRange(new Field("Date"), new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1)),
        };

    private static TableContent Sides(object value, object left, object right) =>
        Table([Number("Difference", "number"), Number("2025", role: "side"), Number("2024", role: "side")], 247, [value, left, right]);

    private static TableContent One(TableColumn column, params object?[] row) => Table([column], 867, row);

    internal static TableContent Table(IReadOnlyList<TableColumn> columns, long rowsUsed, params object?[][] rows) =>
        new()
        {
            TableId = "t1",
            Title = "Table",
            Columns = columns,
            Rows = rows,
            TotalRows = rows.Length,
            Evidence = new Evidence
            {
                Dataset = "plant",
                Version = "v",
                Sheet = "Incident ID",
                Sql = "SELECT 1",
                RowsUsed = rowsUsed,
            },
        };

    internal static TableColumn Text(string label, string? role = null) =>
        new()
        {
            Name = label,
            Label = label,
            Kind = "text",
            Role = role,
        };

    internal static TableColumn Number(string label, string kind = "integer", string? role = null) =>
        new()
        {
            Name = label,
            Label = label,
            Kind = kind,
            Role = role,
        };

    private static ColumnProfile Column(string name, string label, ColumnKind kind) =>
        new()
        {
            Name = name,
            Label = label,
            Kind = kind,
        };
}
