using Agent.Core.Agents;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Planning.FollowUps;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.FollowUps;

/// <summary>Sentences that change the query of the answer before, over tables whose names are known.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class FollowUpTests
{
    private static readonly DateTime Today = new(2023, 6, 15);

    private static readonly Query ByDepartment = new()
    {
        From = "Incident",
        Select = [new CountOf()],
        Where = new InTimeRange(new Field("Event Date"), new DateTime(2023, 1, 1), new DateTime(2024, 1, 1)),
        GroupBy = [new GroupKey(new ColumnValue(new Field("Department")))],
    };

    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true, PlannerRun.Clock());

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCase("only 2022", "number of incidents where Event Date in 2022, by Department")]
    [TestCase("by severity", "number of incidents where Event Date in 2023, by Severity")]
    [TestCase("and also by severity", "number of incidents where Event Date in 2023, by Department and Severity")]
    [TestCase("only minor", "number of incidents where Event Date in 2023 and Severity is Minor, by Department")]
    [TestCase("without minor", "number of incidents where Event Date in 2023 and Severity is not Minor, by Department")]
    [TestCase("average cost", null)]
    [TestCase("average cost instead", "average Cost of incidents where Event Date in 2023, by Department")]
    [TestCase("and the average cost?", "average Cost of incidents where Event Date in 2023, by Department")]
    [TestCase("and corrective actions?", "number of corrective actions where Due Date in 2023, by Department")]
    [TestCase("show the records", "list of incidents where Event Date in 2023")]
    [TestCase("How many incidents were minor?", null)]
    [TestCase("exclude minor", "number of incidents where Event Date in 2023 and Severity is not Minor, by Department")]
    [TestCase("as a percentage", "share of the total of incidents where Event Date in 2023, by Department")]
    [TestCase("in percent", "share of the total of incidents where Event Date in 2023, by Department")]
    [TestCase("top 3 only", "number of incidents where Event Date in 2023, by Department, largest first, top 3")]
    [TestCase("bottom 2", "number of incidents where Event Date in 2023, by Department, smallest first, top 2")]
    [TestCase("lowest first", "number of incidents where Event Date in 2023, by Department, smallest first")]
    [TestCase("and the lowest?", "number of incidents where Event Date in 2023, by Department, smallest first, top 1")]
    [TestCase("drop the filter", "number of incidents, by Department")]
    [TestCase("how many is that?", "number of incidents where Event Date in 2023")]
    [TestCase("and in total?", "number of incidents where Event Date in 2023")]
    [TestCase("which of those are minor?", "list of incidents where Event Date in 2023 and Severity is Minor")]
    [TestCase("how many of those are minor?", "number of incidents where Event Date in 2023 and Severity is Minor")]
    [TestCase("and the average?", null)]
    public async Task Read_ASentenceAfterAnAnswer_ChangesWhatItNames(string sentence, string? expected) =>
        Assert.That((await ReadAsync(sentence, ByDepartment))?.ToWords(_database.Profile), Is.EqualTo(expected));

    [TestCase("and the average?", "average Cost of incidents, by Department")]
    [TestCase("what about the median", "median Cost of incidents, by Department")]
    [TestCase("as a percentage", "share of Cost of the total of incidents, by Department")]
    public async Task Read_AfterATotal_AnotherStatisticIsOfTheSameNumber(string sentence, string expected)
    {
        var total = ByDepartment with
        {
            Where = null,
            Select = [new StatisticOf(Statistic.Sum, new ColumnValue(new Field("Cost")))],
        };
        Assert.That((await ReadAsync(sentence, total))?.ToWords(_database.Profile), Is.EqualTo(expected));
    }

    [Test]
    public async Task Read_TheAverageAfterACourse_IsOfItsPeriods()
    {
        var byMonth = ByDepartment with
        {
            GroupBy = [new GroupKey(new ColumnValue(new Field("Event Date"))) { Period = Period.Month }],
        };
        Assert.That(
            (await ReadAsync("and the average?", byMonth))?.ToWords(_database.Profile),
            Is.EqualTo("number per month on average (by Event Date) of incidents where Event Date in 2023")
        );
    }

    [Test]
    public async Task Read_ANamedFilterIsDropped_TheOthersStay()
    {
        var minor = ByDepartment with { Where = new AllOf([ByDepartment.Where!, new OneOf(new Field("Severity"), ["Minor"])]) };
        var words = new List<string?>();
        foreach (var sentence in (string[])["drop the severity filter", "remove the minor filter", "drop the filters"])
            words.Add((await ReadAsync(sentence, minor))?.ToWords(_database.Profile));
        Assert.That(
            words,
            Is.EqualTo(
                (string[])
                    [
                        "number of incidents where Event Date in 2023, by Department",
                        "number of incidents where Event Date in 2023, by Department",
                        "number of incidents, by Department",
                    ]
            )
        );
    }

    [TestCase("show the records", "list of incidents where Event Date in 2023 and Department is Maintenance or Production")]
    [TestCase("by severity", "number of incidents where Event Date in 2023 and Department is Maintenance or Production, by Severity")]
    [TestCase("only 2022", "number of incidents where Event Date in 2022, by Department, largest first, top 1")]
    public async Task Read_AfterTheGroupsThatHaveMost_TheirRecordsAreMeant(string sentence, string expected)
    {
        var most = ByDepartment with
        {
            Order = [new OrderBy { Select = 0, Descending = true }],
            Limit = new Limit(1),
            GroupBy = [ByDepartment.GroupBy[0] with { SkipBlank = true }],
        };
        Assert.That(
            (await ReadAsync(sentence, most))?.ToWords(_database.Profile),
            Is.EqualTo(expected).Or.EqualTo(expected.Replace("by Department,", "by Department without blanks,", StringComparison.Ordinal))
        );
    }

    [TestCase("now as a table")]
    [TestCase("show the records")]
    public async Task Read_WhatIsSoAlready_IsAnsweredOnceMore(string sentence)
    {
        var last = sentence.EndsWith("records", StringComparison.Ordinal)
            ? new Query { From = "Incident", Rows = new RowList() }
            : ByDepartment;
        Assert.That((await ReadAsync(sentence, last))?.Key, Is.EqualTo(last.Key));
    }

    [Test]
    public async Task Read_ATimeToCompareWith_StandsBesideTheOther()
    {
        var compare = (await ReadAsync("compare with 2022", ByDepartment))!.Compare!;
        Assert.That(
            (((InTimeRange)compare.Left.Where!).From, ((InTimeRange)compare.Right.Where!).From),
            Is.EqualTo(((DateTime?)new DateTime(2023, 1, 1), (DateTime?)new DateTime(2022, 1, 1)))
        );
    }

    [Test]
    public async Task Read_AChart_IsDrawnOfTheSame()
    {
        var edited = (await ReadAsync("as a pie", ByDepartment))!;
        Assert.That((edited.Presentation?.Chart, edited.Key), Is.EqualTo(("pie", ByDepartment.Key)));
    }

    [Test]
    public async Task Read_AfterARefusal_NothingIsInherited() => Assert.That(await ReadAsync("only 2022", null), Is.Null);

    private async Task<Query?> ReadAsync(string sentence, Query? last)
    {
        var previous = new PreviousTurn("?", last, []);
        var (profile, queries) = (_database.Profile, _database.Session.Queries);
        return (await FollowUpReader.ReadAsync(sentence, previous, profile, Today, queries, CancellationToken.None))?.Query;
    }
}
