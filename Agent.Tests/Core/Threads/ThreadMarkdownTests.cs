using System.Collections.Immutable;
using Agent.Core.Threads;
using Agent.Protocol;

namespace Agent.Tests.Core.Threads;

public sealed class ThreadMarkdownTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Write_Thread_ShowsQuestionsAnswersAndWhereTablesCameFrom() =>
        Assert.That(ThreadMarkdown.Write(Thread("Which sites lead?", "SELECT 1")), Is.EqualTo(
            """
            # Week 12

            ## 1. Which sites lead?

            **Harbour** leads.

            *2026-03-01 12:00 UTC, dataset plant, answered by offline*

            **Incidents by site**: sheet Incident, 3874 rows, 866 by incident_id; file version 9f2c
            - 12 rows left out: Site is blank

            ```sql
            SELECT 1
            ```

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Write_QuestionOfSeveralLines_IsQuotedWholeBelowItsTitle() =>
        Assert.That(
            ThreadMarkdown.Write(Thread("Which sites\nlead?\n# Not a title", "SELECT 1")),
            Does.Contain("## 1. Which sites lead? # Not a title\n\n> Which sites\n> lead?\n> # Not a title\n")
        );

    [Test]
    public void Write_QueryWithBackticks_StaysInsideItsBlock() =>
        Assert.That(ThreadMarkdown.Write(Thread("q", "SELECT '\n```\n# out'")), Does.Contain("\n````sql\nSELECT '\n```\n# out'\n````\n"));

    private static ConversationThread Thread(string question, string sql) => new()
    {
        Id = "t",
        Title = "Week 12",
        CreatedAt = At,
        Turns = ImmutableList.Create(new ThreadTurn
        {
            RunId = "run",
            Question = question,
            Answer = "**Harbour** leads.\n",
            Dataset = "plant",
            AnsweredBy = "offline",
            At = At,
            Tables =
            [
                new ThreadTable("Incidents by site", new Evidence
                {
                    Dataset = "plant",
                    Version = "9f2c",
                    Sheet = "Incident",
                    Sql = sql,
                    RowsUsed = 3874,
                    RowsExcluded = [new ExcludedRows("Site is blank", 12)],
                    EntityKey = "incident_id",
                    Entities = 866,
                }),
            ],
        }),
    };
}
