using Agent.Core.Queries;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;
using Agent.Planning.Ranking;
using Agent.Tests.Support;
using CsCheck;

namespace Agent.Tests.Planning;

/// <summary>Whatever is asked, reading it ends in a query or in a refusal.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class PlannerPropertyTests
{
    private static readonly string[] Words =
        "how many incidents actions by per month year which department severity most top 5 between and 2023 january not without average total percent of fatal minor days lost closed due open overdue blank more than 3 mention the ( ) , ? \"x\" 100% I II last week before since compare versus each all different forklift zzz".Split(
            ' '
        );

    private static readonly Gen<string> AnyWord = Gen.Int[0, Words.Length - 1].Select(index => Words[index]);

    private QueryDatabase _database = null!;

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create(entities: true);

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [Test]
    public void Read_AnyText_GivesReadingsThatAccountForTheirWords() => Gen.String.SeededOnCi().Sample(Check, iter: 1_000);

    [Test]
    public void Read_AnyOrderOfQuestionWords_GivesReadingsThatAccountForTheirWords() =>
        AnyWord.Array[1, 14].SeededOnCi().Sample(words => Check(string.Join(' ', words)), iter: 1_500);

    [Test]
    public async Task Run_AnyOrderOfQuestionWords_EveryLikelyReadingCompiles()
    {
        await AnyWord
            .Array[3, 10]
            .SeededOnCi()
            .SampleAsync(
                async words =>
                {
                    if (Question.Read(string.Join(' ', words), _database.Profile, PlannerRun.Today.Date) is not { } question)
                        return;
                    foreach (var candidate in Ranker.Likeliest(CandidateGenerator.Generate(question), 10))
                    {
                        var outcome = await _database.Session.Queries!.RunAsync(
                            candidate.Query,
                            new QueryRunOptions(DateOnly.FromDateTime(PlannerRun.Today.Date)) { Evidence = false, MaxRows = 5 },
                            CancellationToken.None
                        );
                        if (outcome is QueryProblem { Code: "query_failed" } problem)
                            Assert.Fail($"{string.Join(' ', words)}: {problem.Message} {QueryJson.Write(candidate.Query)}");
                    }
                },
                iter: 150,
                threads: 1
            );
    }

    [TestCase(100_000)]
    public void Read_VeryLongText_IsNotRead(int length) =>
        Assert.That(Question.Read(string.Join(' ', Enumerable.Repeat("word", length)), _database.Profile, PlannerRun.Today.Date), Is.Null);

    private void Check(string text)
    {
        if (Question.Read(text, _database.Profile, PlannerRun.Today.Date) is not { } question)
            return;
        foreach (var candidate in CandidateGenerator.Generate(question))
            Assert.That(candidate.Ledger.UnusedContent().All(at => !candidate.Ledger.IsUsed(at) && question.IsContent(at)), text);
    }
}
