using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Measures;
using Agent.Planning.Suggestions;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Planning.Measures;

/// <summary>Measures of the trade asked for in words, on the sample workbook.</summary>
[CancelAfter(400_000)]
public sealed class DomainQuestionTests
{
    [TestCase("What is the TRIR for 2024?", "trir", "2024-01-01", "2024-12-31", null)]
    [TestCase("trir", "trir", null, null, null)]
    [TestCase("LTIFR by site", "ltifr", null, null, "Site")]
    [TestCase("What was our near miss ratio in March 2023?", "near_miss_ratio", "2023-03-01", "2023-03-31", null)]
    [TestCase("What is the average reporting delay?", "reporting_delay", null, null, null)]
    [TestCase("Heatmap of incidents by location and month", "location_month_heatmap", null, null, null)]
    public async Task Read_MeasureByName_HasItsTimeAndColumn(string question, string name, string? from, string? to, string? group)
    {
        using var hub = await SampleDataset.OpenAsync();
        var read = DomainQuestionReader.Read(question, hub.Profile, new DateTime(2026, 1, 10));

        Assert.That(read?.Refusal, Is.Null);
        var arguments = read!.Arguments();
        Assert.Multiple(() =>
        {
            Assert.That(arguments["name"], Is.EqualTo(name));
            Assert.That(arguments.GetValueOrDefault("from"), Is.EqualTo(from));
            Assert.That(arguments.GetValueOrDefault("to"), Is.EqualTo(to));
            Assert.That(arguments.GetValueOrDefault("group_by"), Is.EqualTo(group));
        });
    }

    [Test]
    public async Task MeasureIdeas_OfTheSample_AreReadBack()
    {
        using var hub = await SampleDataset.OpenAsync();
        var today = new DateTime(2026, 1, 10);
        var asked = DomainQuestionReader.Read("LTIFR by year", hub.Profile, today)!;
        var next = MeasureIdeas.Next(asked, hub.Profile, today).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(next, Has.Some.EqualTo("LTIFR by month").And.None.EqualTo("LTIFR by year"));
            Assert.That(next.Select(question => DomainQuestionReader.Read(question, hub.Profile, today)?.Refusal), Is.All.Null);
            Assert.That(MeasureIdeas.Start(hub.Profile, today), Has.Some.EqualTo("LTIFR by year"));
        });
    }

    [TestCase("Ageing of open actions", null)]
    [TestCase("Ageing of open actions as of 30 June 2025", "2025-06-30")]
    [TestCase("Show the ageing of the open actions as of 2025-06-30", "2025-06-30")]
    public async Task Read_Ageing_IsTheMeasure_OnTheDayThatIsNamed(string question, string? asOf)
    {
        using var hub = await SampleDataset.OpenAsync();
        var read = DomainQuestionReader.Read(question, hub.Profile, new DateTime(2026, 1, 10));

        Assert.That(read?.Refusal, Is.Null);
        Assert.That(read!.Arguments()["name"], Is.EqualTo("ageing_actions"));
        Assert.That(read.Arguments().GetValueOrDefault("as_of"), Is.EqualTo(asOf));
    }

    [TestCase("How many corrective actions were closed late?", "closed late")]
    [TestCase("number of corrective actions completed late", "closed late")]
    [TestCase("percentage of corrective actions closed on time", "closed on time")]
    public async Task Ask_ClosedLate_IsAnsweredOrOffered_AndNeverTheLateShift(
        string question,
        string meaning,
        CancellationToken cancellationToken
    )
    {
        using var dataset = await SampleDataset.OpenAsync();
        var (answer, _, _) = await PlannerRun.AskAsync(dataset.Profile, dataset.StartSession(), question, cancellationToken);

        Assert.That(answer.Text, Does.Contain(meaning));
        if (answer.Outcome == RunOutcomes.Answer)
            Assert.That(answer.Text, Does.Not.Contain("Shift"));
    }

    [Test]
    public async Task Ask_ShareClosedOnTime_IsOfThoseThatAreClosed(CancellationToken cancellationToken)
    {
        using var dataset = await SampleDataset.OpenAsync();
        var session = dataset.StartSession();
        var (answer, tables, _) = await PlannerRun.AskAsync(
            dataset.Profile,
            session,
            "What percentage of corrective actions were closed on time?",
            cancellationToken
        );
        var (closed, late) = (
            await CountAsync(session, ActionStatus.Closed, cancellationToken),
            await CountAsync(session, ActionStatus.ClosedLate, cancellationToken)
        );

        Assert.That(tables, Is.Not.Empty, answer.Text);
        var (part, whole) = (Convert.ToInt64(tables[0].Rows[0][1]), Convert.ToInt64(tables[0].Rows[0][2]));
        Assert.That((whole, whole - part), Is.EqualTo((closed, late)));
    }

    [Test]
    public async Task Ask_GroupedByAColumnOfAnotherSheet_CountsNoContinuationRows(CancellationToken cancellationToken)
    {
        using var dataset = await SampleDataset.OpenAsync();
        var (answer, tables, _) = await PlannerRun.AskAsync(
            dataset.Profile,
            dataset.StartSession(),
            "corrective actions by site",
            cancellationToken
        );

        Assert.That(tables[0].Evidence.Sql, Does.Contain("JOIN"), answer.Text);
        Assert.That(
            tables[0].Rows.Sum(row => Convert.ToInt64(row[^1])),
            Is.EqualTo(dataset.Profile.Sheet("Corrective Actions")!.Rows),
            "each belongs to one incident, and that to one site"
        );
    }

    [TestCase("average days to close corrective actions")]
    [TestCase("How long does it take to close corrective actions on average?")]
    [TestCase("average days from created to closed of the corrective actions")]
    public async Task Ask_DaysToClose_AreTheMeanOfTheTwoDates_OrAskedBack(string question, CancellationToken cancellationToken)
    {
        using var dataset = await SampleDataset.OpenAsync();
        var (answer, tables, _) = await PlannerRun.AskAsync(dataset.Profile, dataset.StartSession(), question, cancellationToken);

        if (answer.Outcome == RunOutcomes.Answer)
            Assert.That(tables[0].Evidence.Sql, Does.Contain("Created Date").And.Contain("Closed Date"), answer.Text);
        else
            Assert.That(answer.Outcome, Is.EqualTo(RunOutcomes.Clarify), answer.Text);
    }

    private static async Task<long> CountAsync(IToolSession session, ActionStatus status, CancellationToken cancellationToken)
    {
        var query = new Query
        {
            From = "Corrective Actions",
            Where = new HasStatus(status),
            Select = [new CountOf()],
        };
        var outcome = await session.Queries!.RunAsync(
            query,
            new QueryRunOptions(DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date)),
            cancellationToken
        );
        return (long)((QueryResult)outcome).Rows[0][0]!;
    }

    [TestCase("LTIFR by month", "ltifr", "month")]
    [TestCase("Show the TRIR trend per quarter", "trir", "quarter")]
    [TestCase("annual severity rate", "severity_rate", "year")]
    [TestCase("TRIR over time", "trir", "month")]
    [TestCase("LTIFR trend", "ltifr", "month")]
    [TestCase("What was the TRIR last year?", "trir", null)]
    public async Task Read_RateOverTime_HasItsPeriod(string question, string name, string? period)
    {
        using var hub = await SampleDataset.OpenAsync();
        var read = DomainQuestionReader.Read(question, hub.Profile, new DateTime(2026, 1, 10));

        Assert.That(read?.Refusal, Is.Null);
        Assert.That(read!.Arguments()["name"], Is.EqualTo(name));
        Assert.That(read.Arguments().GetValueOrDefault("period"), Is.EqualTo(period));
        Assert.That(read.GroupBy, Is.Null);
    }

    [TestCase("TRIR for unicorns in 2024")]
    [TestCase("TRIR in 2023 and in 2024 on Mondays")]
    public async Task Read_MoreThanATimeAndAColumn_IsRefused(string question)
    {
        using var hub = await SampleDataset.OpenAsync();

        Assert.That(DomainQuestionReader.Read(question, hub.Profile, new DateTime(2026, 1, 10))?.Refusal, Is.Not.Null);
    }

    [TestCase("How many incidents are there?")]
    [TestCase("Top 10 departments by number of incidents")]
    public async Task Read_NoMeasure_IsLeftToTheOrdinaryReading(string question)
    {
        using var hub = await SampleDataset.OpenAsync();

        Assert.That(DomainQuestionReader.Read(question, hub.Profile, new DateTime(2026, 1, 10)), Is.Null);
    }

    [Test]
    public async Task Ask_Trir_SaysTheRateWithItsBase(CancellationToken cancellationToken)
    {
        using var dataset = await SampleDataset.OpenAsync();
        var (answer, tables, _) = await PlannerRun.AskAsync(
            dataset.Profile,
            dataset.StartSession(),
            "What is the TRIR for 2024?",
            cancellationToken
        );

        Assert.Multiple(() =>
        {
            Assert.That(answer.Outcome, Is.EqualTo(RunOutcomes.Answer), answer.Text);
            Assert.That(answer.Text, Does.StartWith("Total recordable incident rate (TRIR) in 2024: ").And.Contain("per 200,000 h"));
            Assert.That(tables, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Ask_RateWithoutHours_IsRefusedAndSaysWhatIsMissing(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var profile = database.Profile with
        {
            Measures =
            [
                new MeasureProfile
                {
                    Name = "trir",
                    Title = "TRIR",
                    Synonyms = ["trir"],
                    Formula = "recordable × base ÷ hours",
                    Missing = "There are no hours worked.",
                },
            ],
        };
        var (answer, _, _) = await PlannerRun.AskAsync(profile, database.Session, "What is the TRIR?", cancellationToken);

        Assert.That(answer.Outcome, Is.EqualTo(RunOutcomes.Refusal));
        Assert.That(answer.Text, Does.Contain("There are no hours worked."));
    }
}
