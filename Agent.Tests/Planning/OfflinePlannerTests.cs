using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Planning;

/// <summary>Questions over tables whose figures can be counted by hand, through the loop and the tools.</summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class OfflinePlannerTests
{
    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true, PlannerRun.Clock());

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCase("How many incidents are there?", "4 incidents.")]
    [TestCase("How many minor incidents?", "2 incidents.")]
    [TestCase("how many incidnts in Production", "2 incidents.")]
    [TestCase("How many incidents in January 2023?", "2 incidents.")]
    [TestCase("How many incidents happened before 2023?", "1 incident.")]
    [TestCase("How many incidents in the first quarter of 2023?", "2 incidents.")]
    [TestCase("How many incidents mention a forklift?", "1 incident.")]
    [TestCase("How many incidents were not minor?", "2 incidents.")]
    [TestCase("How many corrective actions are overdue?", "3 overdue corrective actions.")]
    [TestCase("How many corrective actions are closed?", "2 corrective actions.")]
    [TestCase("How many corrective actions have no closed date?", "4 corrective actions.")]
    [TestCase("How many different departments have corrective actions?", "4 different departments.")]
    public async Task Ask_CountableQuestion_BeginsWithTheFigure(string question, string begins, CancellationToken cancellationToken)
    {
        var (answer, _, _) = await PlannerRun.AskAsync(_database.Profile, _database.Session, question, cancellationToken);
        Assert.Multiple(() =>
        {
            Assert.That(answer.Outcome, Is.EqualTo(RunOutcomes.Answer), answer.Text);
            Assert.That(answer.Text, Does.StartWith(begins));
            Assert.That(answer.AnsweredBy, Is.EqualTo("offline"));
        });
    }

    [TestCase("What is the largest days lost?", "30")]
    [TestCase("How many days were lost in total?", "42")]
    public async Task Ask_WhatIsNotSure_OffersTheRightFigureFirst(string question, string figure, CancellationToken cancellationToken)
    {
        var (answer, _, _) = await PlannerRun.AskAsync(_database.Profile, _database.Session, question, cancellationToken);
        Assert.That(answer.Outcome == RunOutcomes.Answer ? answer.Text : answer.Readings[0].Figure, Does.Contain(figure), answer.Text);
    }

    [TestCase("What percentage of corrective actions are closed?", "33.3 % of the corrective actions.")]
    [TestCase("Which severity is the most common?", "Minor had the most incidents: 2 of 4 (50 %).")]
    public async Task Ask_ShareOrTop_BeginsWithIt(string question, string begins, CancellationToken cancellationToken)
    {
        var (answer, _, _) = await PlannerRun.AskAsync(_database.Profile, _database.Session, question, cancellationToken);
        Assert.That(answer.Text, Does.StartWith(begins));
    }

    [TestCase("How many incidents in 2030?", RunOutcomes.Refusal, "There is nothing in 2030")]
    [TestCase("Which supplier had the most incidents?", RunOutcomes.Refusal, "supplier")]
    [TestCase("Show me the worst ones", RunOutcomes.Refusal, "worst")]
    [TestCase("What is the TRIR for 2023?", RunOutcomes.Refusal, "TRIR")]
    [TestCase("purple monkey dishwasher", RunOutcomes.Refusal, "purple")]
    [TestCase("???", RunOutcomes.Refusal, "understand")]
    public async Task Ask_WhatTheDataDoNotHold_IsRefusedWithQuestionsThatWork(
        string question,
        string outcome,
        string says,
        CancellationToken cancellationToken
    )
    {
        var (answer, tables, _) = await PlannerRun.AskAsync(_database.Profile, _database.Session, question, cancellationToken);
        Assert.Multiple(() =>
        {
            Assert.That(answer.Outcome, Is.EqualTo(outcome), answer.Text);
            Assert.That(answer.Text, Does.Contain(says));
            Assert.That(tables, Is.Empty);
            Assert.That(answer.Suggestions, Has.Count.InRange(1, 3));
        });
    }

    [Test]
    public async Task Ask_ByMonth_TableHasEveryMonth(CancellationToken cancellationToken)
    {
        var (_, tables, _) = await PlannerRun.AskAsync(
            _database.Profile,
            _database.Session,
            "Incidents by month in 2023",
            cancellationToken
        );
        Assert.That(tables.Single().Rows.Select(row => row[0]), Is.EqualTo(new[] { "2023-01", "2023-02", "2023-03", "2023-04" }));
    }

    [Test]
    public async Task Ask_Chart_DrawsOne(CancellationToken cancellationToken)
    {
        var (_, _, events) = await PlannerRun.AskAsync(
            _database.Profile,
            _database.Session,
            "Plot incidents by severity",
            cancellationToken
        );
        Assert.That(events.OfType<ChartEvent>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Ask_AnyAnswer_EveryFigureIsGrounded(CancellationToken cancellationToken)
    {
        foreach (
            var question in (string[])
                [
                    "How many incidents are there?",
                    "Incidents by severity",
                    "What percentage of corrective actions are closed?",
                    "How many minor incidents?",
                ]
        )
        {
            var (answer, _, events) = await PlannerRun.AskAsync(_database.Profile, _database.Session, question, cancellationToken);
            var loose = events
                .OfType<GroundingEvent>()
                .Single()
                .Value.Figures.Where(figure => figure.Source is null)
                .Select(figure => figure.Text);
            Assert.That(loose, Is.Empty, answer.Text);
        }
    }

    [Test]
    public async Task Ask_EntityKey_SaysHowManyRows(CancellationToken cancellationToken)
    {
        var (answer, _, _) = await PlannerRun.AskAsync(
            _database.Profile,
            _database.Session,
            "How many incidents are there?",
            cancellationToken
        );
        Assert.That(answer.Text, Does.Contain("Each incident is counted once: 4 in 7 rows."));
    }

    [TestCase("How many incidents are there?", true)]
    [TestCase("How many minor incidents in 2023?", true)]
    [TestCase("Which supplier had the most incidents?", false)]
    [TestCase("Why do people slip?", false)]
    public async Task CanAnswer_Question_IsSureOnlyOfWhatItKnows(string question, bool expected, CancellationToken cancellationToken)
    {
        using var planner = PlannerRun.Planner();
        Assert.That(
            await planner.CanAnswerAsync(question, _database.Profile, _database.Session.Queries!, cancellationToken),
            Is.EqualTo(expected)
        );
    }

    [Test]
    public async Task Stream_WithoutDataset_IsRefused(CancellationToken cancellationToken)
    {
        using var planner = PlannerRun.Planner();
        var response = await planner.GetResponseAsync([new ChatMessage(ChatRole.User, "How many?")], null, cancellationToken);
        Assert.That(response.Text, Does.Contain("Add a workbook"));
    }
}
