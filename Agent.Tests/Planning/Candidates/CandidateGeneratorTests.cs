using Agent.Core.Queries;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Candidates;

/// <summary>
/// A right reading is among the candidates, whatever the rank makes of it: each operator of the grammar over tables whose names are known.
/// </summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class CandidateGeneratorTests
{
    private static readonly Field Severity = new("Severity");
    private static readonly Field Department = new("Department");
    private static readonly Field Date = new("Event Date");
    private static readonly Operand Lost = new ColumnValue(new Field("Days Lost"));
    private static readonly Query Incidents = new() { From = "Incident", Select = [new CountOf()] };
    private static readonly Query Actions = new() { From = "Corrective Actions", Select = [new CountOf()] };
    private static readonly InTimeRange In2023 = new(Date, new DateTime(2023, 1, 1), new DateTime(2024, 1, 1));

    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true, PlannerRun.Clock());

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    private static IEnumerable<TestCaseData> Readings()
    {
        yield return Of(
            "How many minor incidents in 2023?",
            Incidents with
            {
                Where = new AllOf([new OneOf(Severity, ["Minor"]), In2023]),
            }
        );
        yield return Of("Incidents that were not minor", Incidents with { Where = new Negation(new OneOf(Severity, ["Minor"])) });
        yield return Of(
            "How many incidents in Production or Maintenance?",
            Incidents with
            {
                Where = new OneOf(Department, ["Production", "Maintenance"]),
            }
        );
        yield return Of("Number of incidents by severity", Incidents with { GroupBy = [new GroupKey(new ColumnValue(Severity))] });
        yield return Of(
            "incidents per month",
            Incidents with
            {
                GroupBy = [new GroupKey(new ColumnValue(Date)) { Period = Period.Month }],
            }
        );
        yield return Of("What is the total of days lost?", Incidents with { Select = [new StatisticOf(Statistic.Sum, Lost)] });
        yield return Of(
            "average days lost by department",
            Incidents with
            {
                Select = [new StatisticOf(Statistic.Mean, Lost)],
                GroupBy = [new GroupKey(new ColumnValue(Department))],
            }
        );
        yield return Of("Which department had the most days lost?", Top(new StatisticOf(Statistic.Sum, Lost)));
        yield return Of("How many incidents lost more than 5 days?", Incidents with { Where = new CompareValue(Lost, CompareOp.Gt, 5) });
        yield return Of(
            "What share of incidents is minor?",
            Incidents with
            {
                Select = [new ShareOf { Part = new OneOf(Severity, ["Minor"]) }],
            }
        );
        yield return Of(
            "How many incidents mention a forklift?",
            Incidents with
            {
                Where = new ContainsText(new Field("Description"), "forklift"),
            }
        );
        yield return Of(
            "How many different departments have incidents?",
            Incidents with
            {
                Select = [new DistinctCount(new ColumnValue(Department))],
            }
        );
        yield return Of("corrective actions without a closed date", Actions with { Where = new IsBlank(new Field("Closed Date")) });
        yield return Of("How many corrective actions are overdue?", Actions with { Where = new HasStatus(ActionStatus.Overdue) });
        yield return Of(
            "How many incidents have overdue corrective actions?",
            Incidents with
            {
                Where = new RelatedRows("Corrective Actions", CompareOp.Ge, 1) { Where = new HasStatus(ActionStatus.Overdue) },
            }
        );
        yield return Of(
            "incidents without open corrective actions",
            Incidents with
            {
                Where = new RelatedRows("Corrective Actions", CompareOp.Eq, 0) { Where = new HasStatus(ActionStatus.Open) },
            }
        );
        yield return Of("corrective actions with no closed date filled in", Actions with { Where = new IsBlank(new Field("Closed Date")) });
        yield return Of(
            "How many days since the last minor incident?",
            Incidents with
            {
                Where = new OneOf(Severity, ["Minor"]),
                Select = [new StatisticOf(Statistic.Min, new DurationBetween(Date, null, TimeUnit.Day))],
            }
        );
        yield return Of(
            "Which month of the year had the most incidents?",
            Incidents with
            {
                GroupBy = [new GroupKey(new ColumnValue(Date)) { Part = CalendarPart.MonthOfYear, SkipBlank = true }],
                Order = [new OrderBy { Select = 0, Descending = true }],
                Limit = new Limit(1),
            }
        );
        yield return Of(
            "incidents with more than 1 corrective actions",
            Incidents with
            {
                Where = new RelatedRows("Corrective Actions", CompareOp.Gt, 1),
            }
        );
        yield return Of(
            "incidents in 2022 and in 2023",
            Incidents with
            {
                Where = new AnyOf([new InTimeRange(Date, new DateTime(2022, 1, 1), new DateTime(2023, 1, 1)), In2023]),
                GroupBy = [new GroupKey(new ColumnValue(Date)) { Period = Period.Year }],
            }
        );
        yield return Of(
            "How many incidents in the first quarter of 2023?",
            Incidents with
            {
                Where = new InTimeRange(Date, new DateTime(2023, 1, 1), new DateTime(2023, 4, 1)),
            }
        );
        yield return Of(
            "How many incidents that were not minor in Production?",
            Incidents with
            {
                Where = new AllOf([new Negation(new OneOf(Severity, ["Minor"])), new OneOf(Department, ["Production"])]),
            }
        );
        yield return Of(
            "How many corrective actions were closed in March 2023?",
            Actions with
            {
                Where = new InTimeRange(new Field("Closed Date"), new DateTime(2023, 3, 1), new DateTime(2023, 4, 1)),
            }
        );
        yield return Of(
            "How many corrective actions were overdue on 15 January 2023?",
            Actions with
            {
                Where = new HasStatus(ActionStatus.Overdue),
                AsOf = new DateOnly(2023, 1, 15),
            }
        );
        yield return Of(
            "What was the most days lost in a single incident?",
            Incidents with
            {
                Select = [new StatisticOf(Statistic.Max, Lost)],
            }
        );
        yield return Of(
            "On how many days were there two or more incidents?",
            Incidents with
            {
                GroupBy = [new GroupKey(new ColumnValue(Date)) { Period = Period.Day, SkipBlank = true }],
                Having = [new Having(new CountOf(), CompareOp.Ge, 2)],
                CountGroups = true,
            }
        );
    }

    [TestCaseSource(nameof(Readings))]
    public void Generate_AQuestion_HoldsTheRightReading(string question, string key)
    {
        var read = Question.Read(question, _database.Profile, PlannerRun.Today.Date)!;
        var candidates = CandidateGenerator.Generate(read);
        var found = candidates.Where(candidate => candidate.Query.Key == key).ToList();
        Assert.That(found, Has.Count.EqualTo(1), string.Join('\n', candidates.Select(candidate => candidate.Query.Key).Prepend(key)));
        Assert.That(found[0].Ledger.UnusedContent().Select(at => read.Tokens[at].Text), Is.Empty);
    }

    [Test]
    public void Generate_AWordThatNothingExplains_IsLeftInTheLedger()
    {
        var read = Question.Read("How many purple incidents in 2023?", _database.Profile, PlannerRun.Today.Date)!;
        var plain = CandidateGenerator.Generate(read).Single(candidate => candidate.Query.Key == (Incidents with { Where = In2023 }).Key);
        Assert.Multiple(() =>
        {
            Assert.That(plain.Ledger.IsComplete, Is.False);
            Assert.That(plain.Ledger.UnusedContent().Select(at => read.Tokens[at].Text), Is.EqualTo(new[] { "purple" }));
        });
    }

    [TestCase("How many corrective actions are not closed?")]
    [TestCase("How many corrective actions have no closed date?")]
    [TestCase("How many minor incidents where the description is missing?")]
    public void Generate_AConditionThatNothingTook_IsLeftInTheLedger(string question)
    {
        var read = Question.Read(question, _database.Profile, PlannerRun.Today.Date)!;
        Assert.That(
            CandidateGenerator
                .Generate(read)
                .Where(candidate =>
                    candidate.Query is { Where: null, Rows: null, GroupBy.Count: 0, Compare: null, Select: [CountOf] }
                    && candidate.Ledger.IsComplete
                ),
            Is.Empty
        );
    }

    [TestCase("Which department had the highest average cost?")]
    [TestCase("Give the lowest average cost by department")]
    public void Generate_ARankOfAMean_IsNotTwoFigures(string question)
    {
        var read = Question.Read(question, _database.Profile, PlannerRun.Today.Date)!;
        Assert.That(CandidateGenerator.Generate(read).Where(candidate => candidate.Query.Select.Count > 1), Is.Empty);
    }

    [TestCase("How many incidents are there?", "Incident")]
    [TestCase("How many rows in INCIDENT?", "INCIDENT (2)")]
    public void Generate_SheetsOfOneName_TheOneWrittenSoOrTheLargerIsMeant(string question, string table)
    {
        var incidents = _database.Profile.Sheet("Incident")!;
        var profile = _database.Profile with
        {
            Sheets = [.. _database.Profile.Sheets, incidents with { Name = "INCIDENT ", Table = "INCIDENT (2)", Rows = 2 }],
        };
        var candidates = CandidateGenerator.Generate(Question.Read(question, profile, PlannerRun.Today.Date)!);
        Assert.That(candidates[0].Query.From, Is.EqualTo(table));
    }

    private static Query Top(Aggregate figure) => Incidents with
    {
        Select = [figure],
        GroupBy = [new GroupKey(new ColumnValue(Department)) { SkipBlank = true }],
        Order = [new OrderBy { Select = 0, Descending = true }],
        Limit = new Limit(1),
    };

    private static TestCaseData Of(string question, Query query) => new TestCaseData(question, query.Key).SetArgDisplayNames(question);
}
