using Agent.Planning.Reading;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Reading;

/// <summary>What a question takes out, and how far that reaches.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class NegationTests
{
    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true);

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCase("How many incidents not in Production or Maintenance?", "Department is not \"Production\" or \"Maintenance\"")]
    [TestCase("How many incidents were not for Production or Maintenance?", "Department is not \"Production\" or \"Maintenance\"")]
    [TestCase("How many incidents not minor, major or fatal?", "Severity is not \"Minor\" or \"Major\" or \"Fatal\"")]
    [TestCase("How many incidents outside Production?", "Department is not \"Production\"")]
    [TestCase("How many incidents in Production or Maintenance?", "Department is \"Production\" or \"Maintenance\"")]
    public void Read_List_IsTakenOutAsAWhole(string question, string expected)
    {
        var reading = QuestionReader.Read(question, _database.Profile, PlannerRun.Today.Date);
        Assert.That(reading.Query?.Filters.Select(filter => filter.InWords()), Is.EqualTo(new[] { expected }), reading.Refusal?.Message);
    }
}
