using Agent.Planning.Reading;
using Agent.Planning.Reading.Ledger;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Reading;

/// <summary>A word that carries meaning and that no part of the query says makes a reading unsure.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class QuestionLedgerTests
{
    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true);

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCase("How many more incidents did Production have than Maintenance?", "more")]
    [TestCase("What is the difference in incidents between Production and Maintenance?", "difference")]
    [TestCase("What is the ratio of minor incidents to major incidents?", "ratio")]
    [TestCase("How many incidents are minor or in Production?", "or")]
    [TestCase("How many incidents were in the same department?", "same")]
    [TestCase("Why did the minor incidents happen?", "Why")]
    [TestCase("What are the minimum and maximum days lost?", "maximum")]
    [TestCase("Average and median days lost", "Average")]
    [TestCase("How many minor incidents in the early morning?", "early")]
    [TestCase("How many people were in minor incidents?", "people")]
    [TestCase("Incidents by severity, sorted", "sorted")]
    public void Read_WordThatNothingSays_IsUnsure(string question, string word)
    {
        var reading = Read(question);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Query, Is.Null);
            Assert.That(reading.Refusal?.Message, Does.Contain($"\"{word}\""));
        });
    }

    [TestCase("How many incidents and what did they cost?")]
    [TestCase("What is the sum of the action ids?")]
    [TestCase("What are the incidents in Production?")]
    [TestCase("Is Production worse?")]
    public void Read_FigureThatNobodyAskedFor_IsUnsure(string question) => Assert.That(Read(question).Query, Is.Null);

    [TestCase("How many incidents are there?")]
    [TestCase("How many incidents are not minor?")]
    [TestCase("How many incidents were in neither Production nor Maintenance?")]
    [TestCase("How many incidents with more than 3 days lost?")]
    [TestCase("Which department had the most incidents?")]
    [TestCase("Incidents by department and severity")]
    [TestCase("How many incidents in each department?")]
    [TestCase("How many days were lost in total?")]
    [TestCase("What percentage of incidents are minor?")]
    [TestCase("How many incidents on or after 15 January 2023?")]
    [TestCase("Average days lost per incident")]
    public void Read_EveryWordSaid_IsAQuery(string question) => Assert.That(Read(question).Refusal?.Message, Is.Null);

    [Test]
    public void All_Classes_SayWhyThereIsNoAnswer() =>
        Assert.That(WordClasses.All.Select(item => item.Class).Distinct().Where(kind => !kind.Message.EndsWith('.') || !kind.Message.Contains("{0}", StringComparison.Ordinal)), Is.Empty);

    private QuestionReading Read(string question) => QuestionReader.Read(question, _database.Profile, PlannerRun.Today.Date);
}
