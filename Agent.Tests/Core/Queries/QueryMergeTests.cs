using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Edits;
using Agent.Core.Queries.Words;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Core.Queries;

/// <summary>Sentences that go on from an answer, as changes of its query.</summary>
public sealed class QueryMergeTests
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
                "Incidents",
                "date",
                ("site", "Site", ColumnKind.Text),
                ("department", "Department", ColumnKind.Text),
                ("section", "Section", ColumnKind.Text),
                ("date", "Date", ColumnKind.Date),
                ("due", "Due Date", ColumnKind.Date),
                ("cost", "Cost", ColumnKind.Number)
            ),
            Sheet(
                "hazard",
                "Hazards",
                "found",
                ("area", "Site", ColumnKind.Text),
                ("department", "Department", ColumnKind.Text),
                ("found", "Found on", ColumnKind.Date)
            ),
        ],
    };

    private static readonly Field Date = new("date");

    // "Top 5 departments by number of incidents at North in March 2025"
    private static readonly Query Last = new()
    {
        From = "incident",
        Select = [new CountOf()],
        Where = new AllOf([
            new OneOf(new Field("site"), ["North"]),
            new InTimeRange(Date, new DateTime(2025, 3, 1), new DateTime(2025, 4, 1)),
        ]),
        GroupBy = [By("department")],
        Order = [new OrderBy { Select = 0, Descending = true }],
        Limit = new Limit(5),
    };

    private static IEnumerable<TestCaseData> Edits()
    {
        yield return Case(
            "only 2025",
            new QueryFragment { Where = Year(2025) },
            "number of incidents where Site is North and Date in 2025, by Department, largest first, top 5"
        );
        yield return Case(
            "what about South?",
            new QueryFragment { Where = new OneOf(new Field("site"), ["South"]) },
            "number of incidents where Date in March 2025 and Site is South, by Department, largest first, top 5"
        );
        yield return Case(
            "for all sites",
            new QueryFragment { Released = [new Field("site")] },
            "number of incidents where Date in March 2025, by Department, largest first, top 5"
        );
        yield return Case(
            "drop the filters",
            new QueryFragment { ReleasesAll = true },
            "number of incidents, by Department, largest first, top 5"
        );
        yield return Case(
            "as a percentage",
            new QueryFragment { Percent = true },
            "share of the total of incidents where Site is North and Date in March 2025, by Department, largest first, top 5"
        );
        yield return Case(
            "and in total?",
            new QueryFragment { Whole = true },
            "number of incidents where Site is North and Date in March 2025"
        );
        yield return Case(
            "by section",
            new QueryFragment { GroupBy = [By("section")] },
            "number of incidents where Site is North and Date in March 2025, by Section, largest first, top 5"
        );
        yield return Case(
            "also by section",
            new QueryFragment { GroupBy = [By("section")], Adds = true },
            "number of incidents where Site is North and Date in March 2025, by Department and Section, largest first, top 5"
        );
        yield return Case(
            "by month",
            new QueryFragment { GroupBy = [new GroupKey(new ColumnValue(Date)) { Period = Period.Month }] },
            "number of incidents where Site is North and Date in March 2025, by month of Date"
        );
        yield return Case(
            "and hazards?",
            new QueryFragment { From = "hazard" },
            "number of hazards where Site is North and Found on in March 2025, by Department, largest first, top 5"
        );
        yield return Case(
            "average cost",
            new QueryFragment { Select = [new StatisticOf(Statistic.Mean, new ColumnValue(new Field("cost")))] },
            "average Cost of incidents where Site is North and Date in March 2025, by Department, largest first, top 5"
        );
        yield return Case(
            "sort by cost",
            new QueryFragment
            {
                Order = new OrderBy { Value = new ColumnValue(new Field("cost")), Descending = true },
            },
            "number and total Cost of incidents where Site is North and Date in March 2025, by Department, largest total Cost (figure 2) first, top 5"
        );
        yield return Case(
            "alphabetically",
            new QueryFragment { Order = new OrderBy { Key = 0 } },
            "number of incidents where Site is North and Date in March 2025, by Department, in order of Department, top 5"
        );
        yield return Case(
            "top 3",
            new QueryFragment { Limit = new Limit(3) },
            "number of incidents where Site is North and Date in March 2025, by Department, largest first, top 3"
        );
        yield return Case(
            "the second one",
            new QueryFragment { Place = 2 },
            "number of incidents where Site is North and Date in March 2025, by Department, largest first, only the 2nd"
        );
        yield return Case(
            "show the records",
            new QueryFragment { Records = true },
            "list of incidents where Site is North and Date in March 2025"
        );
        yield return Case(
            "not that, I meant the due date",
            new QueryFragment { Instead = new Field("due") },
            "number of incidents where Site is North and Due Date in March 2025, by Department, largest first, top 5"
        );
        yield return Case(
            "compare with 2024",
            new QueryFragment
            {
                CompareWith = new ComparedSet("March 2024")
                {
                    Where = new InTimeRange(Date, new DateTime(2024, 3, 1), new DateTime(2024, 4, 1)),
                },
            },
            "number of incidents where Site is North, by Department, comparing March 2025 (where Date in March 2025) minus March 2024 (where Date in March 2024), largest first, top 5"
        );
    }

    [TestCaseSource(nameof(Edits))]
    public void Apply_OfAFollowingSentence_ChangesWhatItSpeaksOf(QueryFragment fragment, string words)
    {
        var edited = QueryMerge.Apply(Last, fragment, Profile);

        Assert.That(edited?.Query.ToWords(Profile), Is.EqualTo(words));
        Assert.That(edited!.Dropped, Is.Empty);
    }

    [Test]
    public void Apply_OfAChart_KeepsTheMeaning()
    {
        var edited = QueryMerge.Apply(Last, new QueryFragment { Chart = "pie" }, Profile)!.Query;

        Assert.That((edited.Presentation?.Chart, edited.Key), Is.EqualTo(("pie", Last.Key)));
        Assert.That(QueryMerge.Apply(edited, new QueryFragment { Chart = "table" }, Profile)!.Query.Presentation?.Chart, Is.Null);
    }

    [Test]
    public void Apply_OfOtherRecordsWithoutTheColumnOfACondition_TellsWhatItDropped()
    {
        var last = Last with { Where = new AllOf([new OneOf(new Field("section"), ["A"]), new OneOf(new Field("site"), ["North"])]) };

        var edited = QueryMerge.Apply(last, new QueryFragment { From = "hazard" }, Profile)!;

        Assert.That(
            (edited.Query.ToWords(Profile), string.Join('|', edited.Dropped)),
            Is.EqualTo(("number of hazards where Site is North, by Department, largest first, top 5", "Section is A"))
        );
    }

    [Test]
    public void Apply_OfOtherRecordsWithoutTheColumnOfAFigure_IsRefused() =>
        Assert.That(
            QueryMerge.Apply(
                Last with
                {
                    Select = [new StatisticOf(Statistic.Sum, new ColumnValue(new Field("cost")))],
                },
                new QueryFragment { From = "hazard" },
                Profile
            ),
            Is.Null
        );

    [Test]
    public void Apply_OfAComparisonWithNothingOfItsKind_IsRefused() =>
        Assert.That(
            QueryMerge.Apply(
                Last with
                {
                    Where = null,
                },
                new QueryFragment { CompareWith = new ComparedSet("2024") { Where = Year(2024) } },
                Profile
            ),
            Is.Null
        );

    [Test]
    public void Apply_OfACorrectionWithoutAColumnOfItsKind_IsRefused() =>
        Assert.That(QueryMerge.Apply(Last, new QueryFragment { Instead = new Field("cost") }, Profile), Is.Null);

    [Test]
    public void Apply_OfNothing_IsTheSameQuery() =>
        QueryGen.Any.SeededOnCi().Sample(
            query => QueryMerge.Apply(query, new QueryFragment(), QueryGen.Profile)!.Query.Key == query.Key,
            iter: 500,
            print: QueryJson.Write
        );

    [Test]
    public void Apply_OfAConditionTwice_IsAsOnce() =>
        Gen.Select(QueryGen.Any, QueryGen.Condition(0)).SeededOnCi().Sample(
            (query, where) =>
            {
                var fragment = new QueryFragment { Where = where };
                var once = QueryMerge.Apply(query, fragment, QueryGen.Profile)!.Query;
                return QueryMerge.Apply(once, fragment, QueryGen.Profile)!.Query.Key == once.Key;
            },
            iter: 1_000);

    [Test]
    public void Apply_PercentOfOneFigure_IsItsShareOfAll()
    {
        var north = new Query
        {
            From = "incident",
            Select = [new CountOf()],
            Where = new OneOf(new Field("site"), ["North"]),
        };
        Assert.Multiple(() =>
        {
            Assert.That(Words(north), Is.EqualTo("share with (Site is North) of incidents"));
            Assert.That(Words(north with { Where = null }), Is.Null);
            Assert.That(Words(new Query { From = "incident", Rows = new RowList() }), Is.Null);
        });

        static string? Words(Query query) =>
            QueryMerge.Apply(query, new QueryFragment { Percent = true }, Profile)?.Query.ToWords(Profile);
    }

    [Test]
    public void Apply_ComparedYearsByMonth_StandMonthByMonth()
    {
        var byMonth = new Query
        {
            From = "incident",
            Select = [new CountOf()],
            Where = Year(2025),
            GroupBy = [new GroupKey(new ColumnValue(Date)) { Period = Period.Month }],
        };
        var before = new ComparedSet("2024") { Where = Year(2024) };
        var compared = QueryMerge.Apply(byMonth, new QueryFragment { CompareWith = before }, Profile)!.Query;
        Assert.That(
            compared.GroupBy,
            Is.EqualTo((GroupKey[])[new GroupKey(new ColumnValue(Date)) { Part = CalendarPart.MonthOfYear }])
        );
    }

    private static TestCaseData Case(string sentence, QueryFragment fragment, string words) =>
        new TestCaseData(fragment, words).SetArgDisplayNames(sentence);

    private static InTimeRange Year(int year) => new(Date, new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1));

    private static GroupKey By(string column) => new(new ColumnValue(new Field(column)));

    private static SheetProfile Sheet(
        string table,
        string name,
        string date,
        params (string Name, string Label, ColumnKind Kind)[] columns
    ) =>
        new()
        {
            Name = name,
            Table = table,
            Rows = 10,
            Entities = 10,
            DefaultDateColumn = date,
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
