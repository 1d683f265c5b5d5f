using Agent.Core.Agents;
using Agent.Core.Tools;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Core.Agents;

/// <summary>A run that is cut off after any of its events and goes on from its log.</summary>
public sealed class AgentResumeTests
{
    private static readonly ToolTable Counts = TestLoop.Table("t1", ["Harbour", 40L], ["Eastgate", 17L]);

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_CutAfterEachEvent_ShowsEveryResultOnceAndEndsWithTheSameAnswer(CancellationToken token)
    {
        var whole = await RunAsync(null, token);
        for (var cut = 1; cut < whole.Events.Count; cut++)
        {
            var log = whole.Events.Take(cut).ToList();
            var brackets = new Agent.Core.Runs.OpenBrackets();
            log.ForEach(brackets.Observe);
            log.AddRange(brackets.Close());
            var resumed = await RunAsync(AgentResume.From("run", 1, log), token);
            var shown = log.Concat(resumed.Events).ToList();

            Assert.Multiple(() =>
            {
                Assert.That(resumed.Answer.Text, Is.EqualTo("Harbour leads with 40."), $"cut after {cut}");
                Assert.That(Standing(shown), Is.EqualTo("Harbour leads with 40."), $"cut after {cut}: what a viewer reads");
                Assert.That(shown.OfType<TableEvent>().Select(table => table.MessageId), Is.Unique, $"cut after {cut}");
                Assert.That(shown.OfType<ToolCallStartEvent>().Select(call => call.ToolCallId), Is.Unique, $"cut after {cut}");
                Assert.That(shown.OfType<TextMessageStartEvent>().Select(text => text.MessageId), Is.Unique, $"cut after {cut}");
                Assert.That(
                    shown.OfType<ToolCallStartEvent>().Select(call => call.ToolCallId),
                    Is.EquivalentTo(shown.OfType<ToolCallResultEvent>().Select(result => result.ToolCallId)),
                    $"cut after {cut}: each call has one result"
                );
            });
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_CutAfterItsTools_DoesNotAskTheModelForThemAgain(CancellationToken token)
    {
        var whole = await RunAsync(null, token);
        var log = whole.Events.TakeWhile(next => next is not TextMessageStartEvent).ToList();

        var resumed = await RunAsync(AgentResume.From("run", 1, log), token);

        Assert.Multiple(() =>
        {
            Assert.That(resumed.Turns, Has.Count.EqualTo(1));
            Assert.That(resumed.Turns[0].Results, Is.EqualTo(whole.Turns[1].Results));
            Assert.That(resumed.Events.OfType<TableEvent>(), Is.Empty);
            Assert.That(resumed.Events.OfType<GroundingEvent>().Single().Value.Figures.Single().Source?.ToolCallId, Is.EqualTo("c1"));
        });
    }

    private static async Task<(List<AgentEvent> Events, AgentAnswer Answer, IReadOnlyList<ScriptedTurn> Turns)> RunAsync(
        AgentResume? resume,
        CancellationToken token
    )
    {
        var turns = new[]
        {
            ScriptedModel.Says(ScriptedModel.Call("c1", "count", ("by", "Site")), ScriptedModel.Call("c2", "count", ("by", "Area"))),
            ScriptedModel.Says("Harbour leads with 40."),
        };
        using var model = new ScriptedModel(turns[(resume?.HasTurns == true ? 1 : 0)..]);
        var request = new AgentTurnRequest
        {
            RunId = "run",
            ThreadId = "thread",
            Question = "How many incidents does each site have?",
            Client = model,
            Profile = TestLoop.Profile,
            Tools = [TestLoop.Tool("count", Counts)],
            Resume = resume,
        };
        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);
        return (events, request.Answer, model.Turns);
    }

    /// <summary>The text that stands in the end: what replaces takes the place of what it replaces.</summary>
    private static string Standing(IEnumerable<AgentEvent> events)
    {
        var texts = new Dictionary<string, string>();
        foreach (var next in events)
        {
            if (next is TextMessageStartEvent start)
            {
                texts[start.MessageId] = string.Empty;
                if (start.Replaces is { } replaced)
                    texts.Remove(replaced);
            }

            if (next is TextMessageContentEvent content)
                texts[content.MessageId] += content.Delta;
        }

        return string.Concat(texts.Values);
    }
}
