using Agent.Planning.Reading;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Reading;

/// <summary>No figure rests on a value that was found by too little, on keys or years added up, or on groups of one row.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class WeakLinksTests
{
    private const string Sql = """
        CREATE TABLE Permit ("Permit No" BIGINT, Status VARCHAR, Issued DATE, Completed DATE, "Build Year" BIGINT, Owner VARCHAR, Fee DOUBLE);
        INSERT INTO Permit
          SELECT 1000 + i, CASE WHEN i % 3 = 0 THEN 'Application Received' WHEN i % 3 = 1 THEN 'Issued Permit' ELSE 'Completed' END,
            DATE '2024-01-01' + CAST(i AS INTEGER), DATE '2024-02-01' + CAST(2 * i AS INTEGER), 1950 + i % 60, 'Owner ' || i, 10.5 * i
          FROM range(90) AS numbers(i);
        """;

    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = new QueryDatabase(Sql);

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCase("How many applications in March 2024?")]
    [TestCase("What is the total build year?")]
    [TestCase("Average permit no")]
    [TestCase("Which owner has the most permits?")]
    public void Read_WhatRestsOnTooLittle_IsUnsure(string question) => Assert.That(Read(question).Query, Is.Null);

    [TestCase("How many permits are there?")]
    [TestCase("How many permits with status Application Received?")]
    [TestCase("What is the total fee?")]
    public void Read_WhatIsNamed_IsAQuery(string question) => Assert.That(Read(question).Refusal?.Message, Is.Null);

    [TestCase("How many permits were issued in March 2024?", "Issued")]
    [TestCase("How many permits were completed in March 2024?", "Completed")]
    public void Read_VerbOfADate_SaysWhichDate(string question, string date) =>
        Assert.That(Read(question).Query!.Filters.Select(filter => filter.InWords()), Has.Some.StartsWith(date + " in March 2024"));

    private QuestionReading Read(string question) => QuestionReader.Read(question, _database.Profile, new DateTime(2024, 6, 1));
}
