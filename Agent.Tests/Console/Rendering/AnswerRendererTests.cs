using Agent.Console.Rendering;
using Agent.Protocol;
using Agent.Tests.Support;
using Spectre.Console.Testing;

namespace Agent.Tests.Console.Rendering;

public sealed class AnswerRendererTests
{
    [Test]
    public void Text_InPieces_IsOneParagraphWrappedAtWords()
    {
        var shown = Show(
            width: 20,
            ConsoleEvents.Text("Most inci"),
            ConsoleEvents.Text("dents are in Produc"),
            ConsoleEvents.Text("tion."),
            ConsoleEvents.TextEnd()
        );

        Assert.That(shown, Is.EqualTo("Most incidents are\nin Production.\n"));
    }

    [Test]
    public void Text_OfAFinishedWord_IsShownBeforeTheMessageEnds() =>
        Assert.That(Show(80, ConsoleEvents.Text("Most inci")), Is.EqualTo("Most"));

    [Test]
    public void Text_WithTerminalCommands_CannotReachTheTerminal()
    {
        var shown = Show(80, ConsoleEvents.Text("a\u001b[2Jb\u009bc\rd \u202Ee"), ConsoleEvents.TextEnd());

        Assert.That(shown, Is.EqualTo("a\uFFFD[2Jb\uFFFDc\uFFFDd \uFFFDe\n"));
    }

    [Test]
    public void ToolCall_WithResult_IsTwoLines()
    {
        var shown = Show(
            80,
            new ToolCallStartEvent { ToolCallId = "c1", ToolCallName = "get_top_values" },
            new ToolCallArgsEvent { ToolCallId = "c1", Delta = "{\"sheet\":" },
            new ToolCallArgsEvent { ToolCallId = "c1", Delta = "\"Incident\"}" },
            new ToolCallEndEvent { ToolCallId = "c1" },
            new ToolCallResultEvent { MessageId = "m", ToolCallId = "c1", Content = """{"table_id":"t1","total_rows":10}""" });

        Assert.That(shown, Is.EqualTo("→ get_top_values {\"sheet\":\"Incident\"}\n✓ get_top_values: 10 rows\n"));
    }

    [Test]
    public void ToolCall_WithError_ShowsItsMessage()
    {
        var shown = Show(
            80,
            new ToolCallStartEvent { ToolCallId = "c1", ToolCallName = "run_sql" },
            new ToolCallResultEvent
            {
                MessageId = "m",
                ToolCallId = "c1",
                Content = """{"error":{"code":"x","message":"No column dept."}}""",
            }
        );

        Assert.That(shown, Is.EqualTo("✗ run_sql: No column dept.\n"));
    }

    [TestCase("plain words", "tool: plain words")]
    [TestCase("[1]", "tool: [1]")]
    public void ToolResult_ThatIsNoObject_IsShownAsItIs(string content, string expected) =>
        Assert.That(
            Show(80, new ToolCallResultEvent { MessageId = "m", ToolCallId = "unknown", Content = content }),
            Does.Contain(expected));

    [Test]
    public void Table_Ranking_ShowsLabelsAndCells()
    {
        var shown = Show(80, ConsoleEvents.Ranking(("Production", 412), ("Lab", 7)));

        Assert.Multiple(() =>
        {
            Assert.That(shown, Does.Contain("Incidents by department"));
            Assert.That(shown, Does.Match(@"Department\s+│\s+Incidents"));
            Assert.That(shown, Does.Match(@"Production\s+│\s+412"));
        });
    }

    [Test]
    public void Table_CutByTheHub_SaysHowManyRowsAreMissing()
    {
        var ranking = ConsoleEvents.Ranking(("Production", 412), ("Lab", 7));

        Assert.That(Show(80, ranking with { Content = ranking.Content with { TotalRows = 25 } }), Does.Contain("… and 23 more rows"));
    }

    [Test]
    public void Table_WithMarkupInCells_IsShownAsWritten() =>
        Assert.That(Show(80, ConsoleEvents.Ranking(("[red]x[/]", 1), ("[", 2))), Does.Contain("[red]x[/]"));

    [Test]
    public void Finish_AfterRanking_DrawsBarsAndEvidence()
    {
        var shown = Show(120, ConsoleEvents.Ranking(("Production", 412), ("Lab", 7)), ConsoleEvents.Finished());

        Assert.Multiple(() =>
        {
            Assert.That(shown, Does.Match(@"Production  █+ 412"));
            Assert.That(
                shown,
                Does.Contain("Evidence for \"Incidents by department\": plant / Incident, 866 distinct incident_id in 3,874 rows")
            );
            Assert.That(shown, Does.Contain("left out: 12 rows, Department is blank"));
            Assert.That(shown, Does.Contain("SELECT department, count(DISTINCT id) FROM incident GROUP BY 1"));
            Assert.That(
                shown,
                Does.EndWith("answer without a model: first text after 12 ms, all after 34 ms, 1 tool call, 0 from the cache\n")
            );
        });
    }

    [Test]
    public void Finish_NotesThatTheAnswerTold_AreNotToldAgain()
    {
        var ranking = ConsoleEvents.Ranking(("Production", 412), ("Lab", 7));
        var noted = ranking with { Content = ranking.Content with { Notes = ["As of 3 Mar 2025.", "From two sheets."] } };

        var shown = Show(
            120,
            noted,
            new TextMessageContentEvent { MessageId = "m", Delta = "419 actions. As of 3 Mar" },
            new TextMessageContentEvent { MessageId = "m", Delta = " 2025." },
            ConsoleEvents.Finished()
        );

        Assert.That(shown, Does.Contain("note: From two sheets.").And.Not.Contain("note: As of 3 Mar 2025."));
    }

    [Test]
    public void Table_NarrowerThanItsTitle_HasItWholeInOneLine()
    {
        const string Title = "Number of overdue corrective actions raised by the night shift";
        var ranking = ConsoleEvents.Ranking(("Lab", 7));

        var shown = Show(80, new TableEvent { MessageId = ranking.MessageId, Content = ranking.Content with { Title = Title } });

        Assert.That(shown.Split('\n')[0], Is.EqualTo(Title));
    }

    [Test]
    public void Chart_ByTheHub_IsDrawnOnce()
    {
        var chart = ConsoleEvents.Chart("""{"mark":"bar","encoding":{"x":{"field":"count"},"y":{"field":"department"}}}""");

        var shown = Show(120, ConsoleEvents.Ranking(("Production", 412), ("Lab", 7)), chart, ConsoleEvents.Finished());

        Assert.That(shown.Split('\n').Count(line => line.Contains("Production  █", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Chart_OfUnknownTable_SaysWhatItShows() =>
        Assert.That(Show(80, ConsoleEvents.Chart("{}", tableId: "t9")), Is.EqualTo("Chart: Bars: incidents per department\n"));

    [Test]
    public void Finish_WithUngroundedFigure_NamesIt()
    {
        var grounding = new GroundingEvent
        {
            Value = new GroundingContent
            {
                MessageId = "m1",
                Figures =
                [
                    new GroundedFigure
                    {
                        Text = "4,711",
                        Start = 0,
                        Length = 5,
                        Value = 4711,
                    },
                ],
            },
        };

        Assert.That(Show(80, grounding, ConsoleEvents.Finished()), Does.Contain("Not found in any result: 4,711"));
    }

    [Test]
    public void Finish_WithSuggestions_ListsThem() =>
        Assert.That(
            Show(80, ConsoleEvents.Finished("I can't.", RunOutcomes.Refusal, "How many incidents?")),
            Does.Contain("You could ask: How many incidents?"));

    [Test]
    public void Finish_OfAQuestionBack_SaysHowToChoose_AndDoesNotListTheReadingsAgain()
    {
        var query = System.Text.Json.JsonSerializer.SerializeToElement(new { from = "incident" });
        var finished = ConsoleEvents.Finished("Which do you mean?", RunOutcomes.Clarify);
        var back = finished with
        {
            Result = finished.Result with
            {
                Readings =
                [
                    new OfferedReading { Id = "1", Words = "number of incidents", Query = query },
                    new OfferedReading { Id = "2", Words = "list of incidents", Query = query },
                ],
            },
        };

        var shown = Show(80, new RunStartedEvent { RunId = "run-1", ThreadId = "thread-1" }, back);

        Assert.That(shown, Does.Contain("Choose with --thread thread-1 --reading 1 or 2").And.Not.Contain("number of incidents"));
    }

    [Test]
    public void Error_InTheMiddleOfASentence_StartsItsOwnLine()
    {
        var shown = Show(
            80,
            ConsoleEvents.Text("Most inci"),
            ConsoleEvents.Error(ErrorCodes.UnknownDataset, "No dataset has this name.", "Known: plant.xlsx")
        );

        Assert.That(shown, Is.EqualTo("Most inci\nNo dataset has this name. (unknown_dataset)\nKnown: plant.xlsx\n"));
    }

    [Test]
    public void Thinking_BeforeText_IsAParagraphOfItsOwn()
    {
        var shown = Show(
            80,
            new ReasoningMessageContentEvent { MessageId = "r", Delta = "Count by department" },
            new ReasoningMessageEndEvent { MessageId = "r" },
            ConsoleEvents.Text("Production."),
            ConsoleEvents.TextEnd());

        Assert.That(shown, Is.EqualTo("Count by department\nProduction.\n"));
    }

    [Test]
    public void UnknownEvent_IsPassedOver() =>
        Assert.That(Show(80, new UnknownEvent(default)), Is.Empty);

    private static string Show(int width, params AgentEvent[] events)
    {
        using var console = new TestConsole { EmitAnsiSequences = false };
        console.Profile.Width = width;
        var renderer = new AnswerRenderer(console);
        foreach (var next in events)
            renderer.Show(next);
        return string.Join('\n', console.Output.Split('\n').Select(line => line.TrimEnd()));
    }
}
