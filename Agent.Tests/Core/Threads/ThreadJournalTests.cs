using Agent.Core.Agents;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Core.Threads;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Core.Threads;

public sealed class ThreadJournalTests
{
    private const string Answer = "There were forty incidents in the harbour, and seventeen at Eastgate.";

    [Test]
    public async Task ReadAsync_NewThread_GivesNothing()
    {
        var history = await Journal(4_000).ReadAsync("t", null, CancellationToken.None);

        Assert.That(history.Messages, Is.Empty);
        Assert.That(history.Dataset, Is.Null);
    }

    [Test]
    public async Task ReadAsync_AfterTurns_GivesQuestionsAndAnswersOldestFirst()
    {
        var journal = await JournalAsync(4_000, "one", "two");
        var history = await journal.ReadAsync("t", "anna", CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(history.Messages.Select(message => message.Text), Is.EqualTo(new[] { "one", Answer, "two", Answer }));
            Assert.That(
                history.Messages.Select(message => message.Role),
                Is.EqualTo(new[] { ChatRole.User, ChatRole.Assistant, ChatRole.User, ChatRole.Assistant })
            );
            Assert.That(history.Dataset, Is.EqualTo("plant"));
        });
    }

    [Test]
    public async Task ReadAsync_MoreThanTheBudget_GivesTheNewestWholeTurnsOnly()
    {
        var turn = TokenEstimate.Count(Answer) + 1;
        var journal = await JournalAsync((turn * 2) + (turn / 2), "one", "two", "three", "four");
        var history = await journal.ReadAsync("t", "anna", CancellationToken.None);

        Assert.That(history.Messages.Select(message => message.Text), Is.EqualTo(new[] { "three", Answer, "four", Answer }));
    }

    [Test]
    public async Task ReadAsync_NoBudget_GivesNoMessageButTheDataset()
    {
        var history = await (await JournalAsync(0, "one")).ReadAsync("t", "anna", CancellationToken.None);

        Assert.That(history.Messages, Is.Empty);
        Assert.That(history.Dataset, Is.EqualTo("plant"));
    }

    [TestCase(RunOutcomes.Answer, true)]
    [TestCase(RunOutcomes.Refusal, false)]
    [TestCase(RunOutcomes.Clarify, false)]
    public async Task ReadAsync_AfterATurn_InheritsTheQueryOfAnAnswerOnly(string outcome, bool inherits)
    {
        var query = new Query { From = "Incident", Select = [new CountOf()] };
        var journal = Journal(4_000);
        var record = new TurnRecord("run", "plant");
        record.Observe(new ReadingEvent { Value = query.ToReading(TestLoop.Profile, ReadingCertainties.Sure) });
        var result = new RunResult
        {
            Outcome = outcome,
            Answer = Answer,
            AnsweredBy = "offline",
            Timings = new RunTimings(1, 2),
            Readings = [query.ToOffer(TestLoop.Profile, "r-1", "57 incidents")],
        };
        await journal.CommitAsync("t", "anna", "How many?", record, result);

        var previous = (await journal.ReadAsync("t", "anna", CancellationToken.None)).Previous!;

        Assert.Multiple(() =>
        {
            Assert.That(previous.Question, Is.EqualTo("How many?"));
            Assert.That(previous.Query?.Key, Is.EqualTo(inherits ? query.Key : null));
            Assert.That(previous.Readings.Single().Figure, Is.EqualTo("57 incidents"));
        });
    }

    private static ThreadJournal Journal(int tokens)
    {
        var options = Options.Create(new ThreadOptions { HistoryTokens = tokens });
        return new ThreadJournal(new MemoryThreadStore(options, TimeProvider.System), options, TimeProvider.System);
    }

    private static async Task<ThreadJournal> JournalAsync(int tokens, params string[] questions)
    {
        var journal = Journal(tokens);
        foreach (var question in questions)
        {
            var result = new RunResult
            {
                Outcome = RunOutcomes.Answer,
                Answer = Answer,
                AnsweredBy = "offline",
                Timings = new RunTimings(1, 2),
            };
            await journal.CommitAsync("t", "anna", question, new TurnRecord("run", "plant"), result);
        }

        return journal;
    }
}
