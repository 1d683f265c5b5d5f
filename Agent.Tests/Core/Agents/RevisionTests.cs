using Agent.Core.Agents;
using Agent.Core.Tools;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Core.Agents;

/// <summary>What happens to an answer whose figures no result backs.</summary>
public sealed class RevisionTests
{
    private static readonly ToolTable Counts = TestLoop.Table("t1", ["Harbour", 40L], ["Eastgate", 17L]);

    private static readonly Func<ScriptedTurn, IAsyncEnumerable<ChatResponseUpdate>> Call = ScriptedModel.Says(
        ScriptedModel.Call("c1", "count")
    );

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_FigureOfNoResult_IsAskedForOnceMoreAndReplaced(CancellationToken token)
    {
        using var model = new ScriptedModel(Call, ScriptedModel.Says("Harbour has 41."), ScriptedModel.Says("Harbour has 40."));
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));

        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        var messages = events.OfType<TextMessageStartEvent>().ToList();
        var grounding = events.OfType<GroundingEvent>().Select(next => next.Value).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(model.Turns[2].Messages[^1].Text, Does.Contain("41").And.Contain("in no tool result"));
            Assert.That(model.Turns[2].Messages[^2].Text, Is.EqualTo("Harbour has 41."));
            Assert.That(messages.Select(message => message.Replaces), Is.EqualTo(new[] { null, messages[0].MessageId }));
            Assert.That(TestLoop.Said(events), Is.EqualTo("Harbour has 41.Harbour has 40."));
            Assert.That(grounding.Select(value => value.MessageId), Is.EqualTo(messages.Select(message => message.MessageId)));
            Assert.That(grounding.Select(value => value.Figures.Single().Source is null), Is.EqualTo(new[] { true, false }));
            Assert.That(request.Answer.Text, Is.EqualTo("Harbour has 40."));
            Assert.That(
                events.OfType<StepStartedEvent>().Single().StepName,
                Is.EqualTo(events.OfType<StepFinishedEvent>().Single().StepName)
            );
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_SecondAnswerIsNoBetter_FirstStandsMarkedAndIsNotAskedForAgain(CancellationToken token)
    {
        using var model = new ScriptedModel(Call, ScriptedModel.Says("Harbour has 41."), ScriptedModel.Says("Harbour has 42."));
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));

        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.Multiple(() =>
        {
            Assert.That(model.Turns, Has.Count.EqualTo(3));
            Assert.That(request.Answer.Text, Is.EqualTo("Harbour has 41."));
            Assert.That(TestLoop.Said(events), Is.EqualTo("Harbour has 41."));
            Assert.That(events.OfType<GroundingEvent>().Single().Value.Figures.Single().Source, Is.Null);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ModelGuessedWithoutTools_CallsThemWhenAskedAgain(CancellationToken token)
    {
        using var model = new ScriptedModel(
            ScriptedModel.Says("There are 40."),
            ScriptedModel.Says(new TextContent("Counting."), ScriptedModel.Call("c1", "count")),
            ScriptedModel.Says("Harbour: 40.")
        );
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));

        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.Multiple(() =>
        {
            Assert.That(events.OfType<TableEvent>(), Is.Not.Empty);
            Assert.That(request.Answer.Text, Is.EqualTo("Harbour: 40."));
            Assert.That(TestLoop.Said(events), Does.Not.Contain("Counting"));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ModelFailsWhileItRevises_FirstAnswerStandsAndNothingIsLeftOpen(CancellationToken token)
    {
        using var model = new ScriptedModel(
            Call,
            ScriptedModel.Says("Harbour has 41."),
            ScriptedModel.Fails(
                new ModelException(ErrorCodes.ModelTimeout, "Slow."),
                new TextReasoningContent("Hm."),
                new TextContent("Harbour has 4")
            )
        );
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));

        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.Multiple(() =>
        {
            Assert.That(request.Answer.Text, Is.EqualTo("Harbour has 41."));
            Assert.That(TestLoop.Said(events), Is.EqualTo("Harbour has 41."));
            Assert.That(events.OfType<ReasoningEndEvent>().Count(), Is.EqualTo(events.OfType<ReasoningStartEvent>().Count()));
            Assert.That(events.OfType<StepFinishedEvent>().Count(), Is.EqualTo(1));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_PlannerAnswers_IsNeverAskedAgain(CancellationToken token)
    {
        using var planner = new ScriptedModel(
            Call,
            _ =>
                new[]
                {
                    new ChatResponseUpdate(ChatRole.Assistant, "Harbour has 41.") { ModelId = AgentAnswer.Offline },
                }.ToAsyncEnumerable()
        );
        var request = TestLoop.Request(planner, TestLoop.Tool("count", Counts));

        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.That(planner.Turns, Has.Count.EqualTo(2));
        Assert.That(events.OfType<GroundingEvent>().Single().Value.Figures.Single().Source, Is.Null);
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_RevisingSwitchedOff_AnswerIsOnlyMarked(CancellationToken token)
    {
        using var model = new ScriptedModel(Call, ScriptedModel.Says("Harbour has 41."));
        await TestLoop.RunAsync(
            TestLoop.Create(options => options.ReviseFigures = false),
            TestLoop.Request(model, TestLoop.Tool("count", Counts)),
            token
        );

        Assert.That(model.Turns, Has.Count.EqualTo(2));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_FigureRepeatedFromAnEarlierAnswer_IsNotQuestionedAgain(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says("More than the 412 of before? No."));
        var request = new AgentTurnRequest
        {
            RunId = "run",
            ThreadId = "thread",
            Question = "Is that more?",
            History = [new(ChatRole.User, "How many?"), new(ChatRole.Assistant, "There were 412.")],
            Client = model,
            Profile = TestLoop.Profile,
            Tools = [],
        };
        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.That(model.Turns, Has.Count.EqualTo(1));
        Assert.That(events.OfType<GroundingEvent>(), Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_LastTurnWasUsedUp_RevisesWithoutTools(CancellationToken token)
    {
        using var model = new ScriptedModel(Call, ScriptedModel.Says("Harbour has 41."), ScriptedModel.Says("Harbour has 40."));
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));
        await TestLoop.RunAsync(TestLoop.Create(options => options.MaxTurns = 2), request, token);

        Assert.That(model.Turns[2].Options.Tools, Is.Empty);
        Assert.That(request.Answer.Text, Is.EqualTo("Harbour has 40."));
    }
}
