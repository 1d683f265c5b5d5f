using Agent.Tests.Support;

namespace Agent.Tests.Planning.Mentions;

/// <summary>
/// A word that carries meaning and that no part of the query used keeps the planner from answering: a figure that leaves it out would look
/// right.
/// </summary>
[CancelAfter(400_000)]
public sealed class UnusedWordTests
{
    [TestCase("Average altitude of incidents")]
    [TestCase("Incidents by weather")]
    [TestCase("How many incidents in Production were caused by lightning?")]
    [TestCase("How many corrective actions have a budget?")]
    public async Task Ask_WithAWordThatNamesNothing_IsNotAnswered(string question, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var (answer, tables, _) = await PlannerRun.AskAsync(database.Profile, database.Session, question, cancellationToken);

        Assert.That(answer.Outcome, Is.Not.EqualTo("answer"), answer.Text);
        Assert.That(tables, Is.Empty);
    }

    [TestCase("How many incidents in Production?")]
    [TestCase("Incidents by severity")]
    public async Task Ask_WithEveryWordUsed_IsAnswered(string question, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var (answer, _, _) = await PlannerRun.AskAsync(database.Profile, database.Session, question, cancellationToken);

        Assert.That(answer.Outcome, Is.EqualTo("answer"), answer.Text);
    }
}
