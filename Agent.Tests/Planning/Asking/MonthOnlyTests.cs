using Agent.Protocol;
using Agent.Score.Board;
using Agent.Tests.Support;

namespace Agent.Tests.Planning.Asking;

/// <summary>Of dates that say the month alone no day is told, and the refusal says so.</summary>
[CancelAfter(400_000)]
public sealed class MonthOnlyTests
{
    [TestCase("Which weekday has the most injuries?")]
    [TestCase("injuries by day")]
    [TestCase("How many injuries on 5 February 2024?")]
    public async Task Ask_ForADayOfMonths_IsRefusedWithTheReason(string question, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(question, cancellationToken);

        Assert.That(answer.Outcome, Is.EqualTo(RunOutcomes.Refusal));
        Assert.That(answer.Text, Does.Contain("month says the month, not the day"));
    }

    [Test]
    public async Task Ask_ForAMonth_IsAnswered(CancellationToken cancellationToken) =>
        Assert.That((await AskAsync("total hours in February 2024", cancellationToken)).Text, Does.Contain("20"));

    private static async Task<Agent.Score.Answer> AskAsync(string question, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        var path = folder.File("monthly.csv");
        await File.WriteAllLinesAsync(
            path,
            ["month,hours,injuries", "2024-01,10,1", "2024-02,20,0", "2024-03,30,2", "2024-04,25,1"],
            cancellationToken
        );
        using var dataset = await folder.Start().OpenAsync("monthly.csv", cancellationToken);
        using var asker = new Asker(TimeProvider.System);
        return await asker.AskAsync(
            dataset,
            new BoardQuestion("1", path, question, string.Empty, null, _ => Agent.Score.Verdict.Right),
            cancellationToken
        );
    }
}
