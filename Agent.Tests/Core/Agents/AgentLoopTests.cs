using Agent.Core.Agents;
using Agent.Core.Tools;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Core.Agents;

public sealed class AgentLoopTests
{
    private static readonly ToolTable Counts = TestLoop.Table("t1", ["Harbour", 40L], ["Eastgate", 17L]);

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ModelCallsAndAnswers_ShowsCallResultTableTextAndFigures(CancellationToken token)
    {
        using var model = new ScriptedModel(
            ScriptedModel.Says(ScriptedModel.Call("c1", "count", ("by", "Site"))),
            ScriptedModel.Says("Harbour leads with 40."));
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));

        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.That(
            events.Select(next => next.Type),
            Is.EqualTo(
                new[]
                {
                    EventTypes.ToolCallStart,
                    EventTypes.ToolCallArgs,
                    EventTypes.ToolCallEnd,
                    EventTypes.ToolCallResult,
                    EventTypes.ActivitySnapshot,
                    EventTypes.TextMessageStart,
                    EventTypes.TextMessageContent,
                    EventTypes.TextMessageEnd,
                    EventTypes.Custom,
                }
            )
        );
        Assert.Multiple(() =>
        {
            Assert.That(request.Answer.Text, Is.EqualTo("Harbour leads with 40."));
            Assert.That(request.Answer.AnsweredBy, Is.EqualTo("scripted"));
            Assert.That(request.Answer.ToolCalls, Is.EqualTo(1));
            Assert.That(events.OfType<GroundingEvent>().Single().Value.Figures.Single().Source?.Row, Is.Zero);
            Assert.That(model.Turns[1].Results.Single(), Is.EqualTo(events.OfType<ToolCallResultEvent>().Single().Content));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_SlowAndFastTool_FastResultIsSentWhileTheSlowOneWorks(CancellationToken token)
    {
        var slow = new TaskCompletionSource<ToolResult>();
        using var model = new ScriptedModel(
            ScriptedModel.Says(ScriptedModel.Call("slow", "slow"), ScriptedModel.Call("fast", "fast")), ScriptedModel.Says("Done."));
        var request = TestLoop.Request(model, TestLoop.Tool("slow", (_, _) => slow.Task), TestLoop.Tool("fast", Counts));

        var results = new List<string>();
        await foreach (var next in TestLoop.Create().RunAsync(request, token))
        {
            if (next is not ToolCallResultEvent result)
                continue;
            results.Add(result.ToolCallId);
            slow.TrySetResult(Counts);
        }

        Assert.Multiple(() =>
        {
            Assert.That(results, Is.EqualTo(new[] { "fast", "slow" }));
            Assert.That(
                model
                    .Turns[1]
                    .Messages.SelectMany(message => message.Contents)
                    .OfType<FunctionResultContent>()
                    .Select(content => content.CallId),
                Is.EqualTo(new[] { "slow", "fast" }),
                "the model sees them in the order of its calls");
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_FigureOfTwoTables_IsOfTheFirstCall_WhicheverEndsFirst(CancellationToken token)
    {
        var slow = new TaskCompletionSource<ToolResult>();
        using var model = new ScriptedModel(
            ScriptedModel.Says(ScriptedModel.Call("slow", "slow"), ScriptedModel.Call("fast", "fast")),
            ScriptedModel.Says("Harbour leads with 40.")
        );
        var request = TestLoop.Request(model, TestLoop.Tool("slow", (_, _) => slow.Task), TestLoop.Tool("fast", Counts));

        var sources = new List<string?>();
        await foreach (var next in TestLoop.Create().RunAsync(request, token))
        {
            if (next is ToolCallResultEvent)
                slow.TrySetResult(Counts);
            if (next is GroundingEvent grounding)
                sources.AddRange(grounding.Value.Figures.Select(figure => figure.Source?.ToolCallId));
        }

        Assert.That(sources, Is.EqualTo(new[] { "slow" }));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ToolsThatBlockTheirThread_WorkAtTheSameTime(CancellationToken token)
    {
        using var meeting = new Barrier(2);
        using var model = new ScriptedModel(
            ScriptedModel.Says(ScriptedModel.Call("a", "meet"), ScriptedModel.Call("b", "meet")), ScriptedModel.Says("Done."));
        var tool = TestLoop.Tool("meet", (_, cancellation) =>
        {
            meeting.SignalAndWait(cancellation);
            return Task.FromResult<ToolResult>(Counts);
        });

        var events = await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model, tool), token);

        Assert.That(events.OfType<ToolCallResultEvent>().Count(), Is.EqualTo(2));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_UnknownTool_ModelIsToldWhichThereAre(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says(ScriptedModel.Call("c1", "guess")), ScriptedModel.Says("Done."));
        await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model, TestLoop.Tool("count", Counts)), token);

        Assert.That(model.Turns[1].Results.Single(), Does.Contain("\"unknown_tool\"").And.Contain("[\"count\"]"));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_UnreadableArguments_ToolIsNotRunAndModelIsTold(CancellationToken token)
    {
        var ran = false;
        var tool = TestLoop.Tool("count", (_, _) =>
        {
            ran = true;
            return Task.FromResult<ToolResult>(Counts);
        });
        using var model = new ScriptedModel(
            ScriptedModel.Says(new FunctionCallContent("c1", "count", null) { Exception = new FormatException("cut") }),
            ScriptedModel.Says("Done.")
        );

        await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model, tool), token);

        Assert.Multiple(() =>
        {
            Assert.That(ran, Is.False);
            Assert.That(model.Turns[1].Results.Single(), Does.Contain("\"bad_arguments\""));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_NoArguments_ToolRunsWithNone(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says(new FunctionCallContent("c1", "count", null)), ScriptedModel.Says("Done."));
        await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model, TestLoop.Tool("count", Counts)), token);

        Assert.That(model.Turns[1].Results.Single(), Does.Contain("Harbour"));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ToolThrows_ModelIsToldWithoutDetails(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says(ScriptedModel.Call("c1", "count")), ScriptedModel.Says("Done."));
        var tool = TestLoop.Tool("count", (_, _) => throw new InvalidOperationException("/secret/path"));
        var events = await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model, tool), token);

        Assert.Multiple(() =>
        {
            Assert.That(model.Turns[1].Results.Single(), Does.Contain("\"tool_failed\"").And.Not.Contain("secret"));
            Assert.That(TestLoop.Said(events), Is.EqualTo("Done."));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ToolTakesTooLong_ModelIsToldAndTheToolIsCancelled(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource();
        using var model = new ScriptedModel(ScriptedModel.Says(ScriptedModel.Call("c1", "count")), ScriptedModel.Says("Done."));
        var tool = TestLoop.Tool("count", async (_, cancellation) =>
        {
            await using var registration = cancellation.Register(cancelled.SetResult);
            await cancelled.Task;
            cancellation.ThrowIfCancellationRequested();
            return Counts;
        });

        await TestLoop.RunAsync(
            TestLoop.Create(limits => limits.ToolTimeout = TimeSpan.FromMilliseconds(100)),
            TestLoop.Request(model, tool),
            token
        );

        Assert.That(model.Turns[1].Results.Single(), Does.Contain("\"timeout\""));
    }

    [Test, CancelAfter(120_000)]
    public void RunAsync_Cancelled_EndsOnlyAfterItsToolsHaveEnded(CancellationToken token)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(token);
        var ended = false;
        using var model = new ScriptedModel(ScriptedModel.Says(ScriptedModel.Call("c1", "count")));
        var tool = TestLoop.Tool("count", async (_, cancellation) =>
        {
            await leave.CancelAsync();
            await Task.Yield();
            ended = true;
            cancellation.ThrowIfCancellationRequested();
            return Counts;
        });

        Assert.That(
            () => TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model, tool), leave.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(ended);
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_EveryCallFailsTurnAfterTurn_ModelMustAnswerWithoutTools(CancellationToken token)
    {
        var failing = ScriptedModel.Says(ScriptedModel.Call("c", "guess"));
        using var model = new ScriptedModel(failing, failing, ScriptedModel.Says("I could not find out."));
        await TestLoop.RunAsync(
            TestLoop.Create(limits => limits.MaxConsecutiveErrors = 2),
            TestLoop.Request(model, TestLoop.Tool("count", Counts)),
            token
        );

        Assert.That(model.Turns.Select(turn => turn.Options.Tools!.Count), Is.EqualTo(new[] { 1, 1, 0 }));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ACallSucceedsBetween_FailuresAreCountedAnew(CancellationToken token)
    {
        var failing = ScriptedModel.Says(ScriptedModel.Call("c", "guess"));
        var good = ScriptedModel.Says(ScriptedModel.Call("c", "count"), ScriptedModel.Call("d", "guess"));
        using var model = new ScriptedModel(failing, good, failing, ScriptedModel.Says("Done."));
        await TestLoop.RunAsync(
            TestLoop.Create(limits => limits.MaxConsecutiveErrors = 2),
            TestLoop.Request(model, TestLoop.Tool("count", Counts)),
            token
        );

        Assert.That(model.Turns[^1].Options.Tools, Is.Not.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ModelNeverStopsCalling_LastTurnHasNoToolsAndItsCallIsRefused(CancellationToken token)
    {
        var calls = 0;
        var tool = TestLoop.Tool("count", (_, _) =>
        {
            calls++;
            return Task.FromResult<ToolResult>(Counts);
        });
        var calling = ScriptedModel.Says(new TextContent("Looking."), ScriptedModel.Call("c", "count"));
        using var model = new ScriptedModel(calling, calling, calling);
        var request = TestLoop.Request(model, tool);

        var events = await TestLoop.RunAsync(TestLoop.Create(limits => limits.MaxTurns = 3), request, token);

        Assert.Multiple(() =>
        {
            Assert.That(calls, Is.EqualTo(2));
            Assert.That(
                model.Turns.Select(turn => turn.Options.ToolMode),
                Is.EqualTo(new ChatToolMode[] { ChatToolMode.Auto, ChatToolMode.Auto, ChatToolMode.None })
            );
            Assert.That(events.OfType<ToolCallResultEvent>().Last().Content, Does.Contain("\"no_more_calls\""), "every call has a result");
            Assert.That(request.Answer.Text, Is.EqualTo("Looking."));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_MoreCallsInATurnThanARunMay_RestIsRefused(CancellationToken token)
    {
        using var model = new ScriptedModel(
            ScriptedModel.Says([.. Enumerable.Range(0, 5).Select(number => ScriptedModel.Call($"c{number}", "count"))]),
            ScriptedModel.Says("Done.")
        );
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));
        await TestLoop.RunAsync(TestLoop.Create(limits => limits.MaxToolCalls = 3), request, token);

        Assert.Multiple(() =>
        {
            Assert.That(request.Answer.ToolCalls, Is.EqualTo(3));
            Assert.That(model.Turns[1].Results.Count(result => result.Contains("no_more_calls", StringComparison.Ordinal)), Is.EqualTo(2));
            Assert.That(model.Turns[1].Options.Tools, Is.Empty);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_LaterTurnFails_WhatWasSaidAndFoundStaysSent(CancellationToken token)
    {
        using var model = new ScriptedModel(
            ScriptedModel.Says(new TextContent("Let me see."), ScriptedModel.Call("c1", "count")),
            ScriptedModel.Fails(new ModelException(ErrorCodes.ModelUnavailable, "Try later."), new TextContent("Harbour leads")));
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));

        var (events, failure) = await CollectAsync(request, token);

        Assert.Multiple(() =>
        {
            Assert.That((failure as ModelException)?.Code, Is.EqualTo(ErrorCodes.ModelUnavailable));
            Assert.That(TestLoop.Said(events), Is.EqualTo("Let me see.Harbour leads"));
            Assert.That(events.OfType<TableEvent>(), Is.Not.Empty);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ModelSaysNothing_IsABadResponse(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says());
        var (_, failure) = await CollectAsync(TestLoop.Request(model), token);

        Assert.That((failure as ModelException)?.Code, Is.EqualTo(ErrorCodes.ModelBadResponse));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_TextBeforeTheAnswer_IsNoPartOfTheAnswer(CancellationToken token)
    {
        using var model = new ScriptedModel(
            ScriptedModel.Says(new TextContent("Let me see."), ScriptedModel.Call("c1", "count")), ScriptedModel.Says("Harbour leads."));
        var request = TestLoop.Request(model, TestLoop.Tool("count", Counts));
        await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.That(request.Answer.Text, Is.EqualTo("Harbour leads."));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_EndpointCountsCallIdsAnew_EveryCallHasItsOwnId(CancellationToken token)
    {
        var calling = ScriptedModel.Says(ScriptedModel.Call("call_0", "count"), ScriptedModel.Call("", "count"));
        using var model = new ScriptedModel(calling, calling, ScriptedModel.Says("Done."));
        var events = await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model, TestLoop.Tool("count", Counts)), token);
        var started = events.OfType<ToolCallStartEvent>().Select(next => next.ToolCallId).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(started, Is.Unique.And.All.Not.Empty);
            Assert.That(events.OfType<ToolCallResultEvent>().Select(next => next.ToolCallId), Is.EquivalentTo(started));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_AnswerReachesTheModelsLength_ViewerIsTold(CancellationToken token)
    {
        using var model = new ScriptedModel(_ => new[]
        {
            new ChatResponseUpdate(ChatRole.Assistant, "Harbour, Eastg"), new ChatResponseUpdate { FinishReason = ChatFinishReason.Length },
        }.ToAsyncEnumerable());
        var events = await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model), token);

        Assert.That(TestLoop.Said(events), Does.StartWith("Harbour, Eastg\n\n*(Cut off"));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_FiguresWithoutAnyResult_AreSentAsNotBacked(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says("There were 412 incidents."));
        var events = await TestLoop.RunAsync(TestLoop.Create(options => options.ReviseFigures = false), TestLoop.Request(model), token);

        Assert.That(events.OfType<GroundingEvent>().First().Value.Figures.Single().Source, Is.Null);
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_Preface_IsSaidFirstAndPartOfTheResult(CancellationToken token)
    {
        using var model = new ScriptedModel(ScriptedModel.Says("Done."));
        var request = TestLoop.Request(model, "Asking **Plant**.");
        var events = await TestLoop.RunAsync(TestLoop.Create(), request, token);

        Assert.Multiple(() =>
        {
            Assert.That(TestLoop.Said(events), Is.EqualTo("Asking **Plant**.Done."));
            Assert.That(request.Answer.ToResult(new RunTimings(1, 1)).Answer, Is.EqualTo("Asking **Plant**.\n\nDone."));
        });
    }

    private static async Task<(List<AgentEvent> Events, Exception? Failure)> CollectAsync(
        AgentTurnRequest request,
        CancellationToken cancellationToken
    )
    {
        var events = new List<AgentEvent>();
        try
        {
            await foreach (var next in TestLoop.Create().RunAsync(request, cancellationToken))
                events.Add(next);
            return (events, null);
        }
        catch (ModelException failure)
        {
            return (events, failure);
        }
    }
}
