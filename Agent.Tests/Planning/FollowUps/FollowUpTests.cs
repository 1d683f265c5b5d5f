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
    [TestCase("and the average cost?", "average Cost of incidents where Event Date in 2023, by Department")]
    [TestCase("and corrective actions?", "number of corrective actions where Due Date in 2023, by Department")]
    [TestCase("show the records", "list of incidents where Event Date in 2023")]
    [TestCase("How many incidents were minor?", null)]
    public void Read_ASentenceAfterAnAnswer_ChangesWhatItNames(string sentence, string? expected)
    {
        var edited = FollowUpReader.Read(sentence, new PreviousTurn("?", ByDepartment, []), _database.Profile, Today);
        Assert.That(edited?.Query.ToWords(_database.Profile), Is.EqualTo(expected));
    }

    [Test]
    public void Read_ATimeToCompareWith_StandsBesideTheOther()
    {
        var compare = FollowUpReader
            .Read("compare with 2022", new PreviousTurn("?", ByDepartment, []), _database.Profile, Today)!
            .Query.Compare!;
        Assert.That(
            (((InTimeRange)compare.Left.Where!).From, ((InTimeRange)compare.Right.Where!).From),
            Is.EqualTo(((DateTime?)new DateTime(2023, 1, 1), (DateTime?)new DateTime(2022, 1, 1)))
        );
    }

    [Test]
    public void Read_AChart_IsDrawnOfTheSame()
    {
        var edited = FollowUpReader.Read("as a pie", new PreviousTurn("?", ByDepartment, []), _database.Profile, Today)!.Query;
        Assert.That((edited.Presentation?.Chart, edited.Key), Is.EqualTo(("pie", ByDepartment.Key)));
    }

    [Test]
    public void Read_AfterARefusal_NothingIsInherited() =>
        Assert.That(FollowUpReader.Read("only 2022", new PreviousTurn("?", null, []), _database.Profile, Today), Is.Null);
}
