using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Agent.Core.Agents;
using Agent.Core.Tools;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Core.Agents;

public sealed class AgentTelemetryTests
{
    private static readonly ToolTable Counts = TestLoop.Table("t1", ["Harbour", 40L]);

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_Question_IsASpanWithItsToolsAndTurnsBelow(CancellationToken token)
    {
        using var root = new Activity("test").Start();
        using var spans = new SpanCollector(root.TraceId);
        Activity? seenByTool = null, seenByModel = null;
        var tool = TestLoop.Tool("count", (_, _) =>
        {
            seenByTool = Activity.Current;
            return Task.FromResult<ToolResult>(Counts);
        });
        using var model = new ScriptedModel(ScriptedModel.Says(ScriptedModel.Call("c1", "count"), ScriptedModel.Call("c2", "made_up")), _ =>
        {
            seenByModel = Activity.Current;
            return ScriptedModel.Says("Harbour has 40.")(null!);
        });

        await foreach (var _ in TestLoop.Create().RunAsync(TestLoop.Request(model, tool), token))
            Activity.Current = root;

        var agent = spans.All.Single(span => span.OperationName == "invoke_agent agent-hub");
        var tools = spans.All.Where(span => span.OperationName.StartsWith("execute_tool", StringComparison.Ordinal)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(agent.ParentId, Is.EqualTo(root.Id));
            Assert.That(agent.GetTagItem("gen_ai.operation.name"), Is.EqualTo("invoke_agent"));
            Assert.That(agent.GetTagItem("gen_ai.conversation.id"), Is.EqualTo("thread"));
            Assert.That(agent.GetTagItem("gen_ai.response.model"), Is.EqualTo("scripted"));
            Assert.That(tools.Select(span => span.OperationName), Is.EquivalentTo(new[] { "execute_tool count", "execute_tool unknown" }));
            Assert.That(tools.Select(span => span.ParentId), Has.All.EqualTo(agent.Id));
            Assert.That(tools.Single(span => span.OperationName == "execute_tool unknown").Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(seenByTool?.OperationName, Is.EqualTo("execute_tool count"));
            Assert.That(seenByModel, Is.SameAs(agent));
            Assert.That(
                spans.All.SelectMany(span => span.TagObjects).Select(tag => tag.Value?.ToString()),
                Has.None.Contains("Harbour").And.None.Contains("How many")
            );
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_ModelFails_SpanAndDurationCarryItsCode(CancellationToken token)
    {
        using var root = new Activity("test").Start();
        using var spans = new SpanCollector(root.TraceId);
        using var model = new ScriptedModel(ScriptedModel.Fails(new ModelException(ErrorCodes.ModelAuth, "No.")));
        try
        {
            await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model), token);
        }
        catch (ModelException)
        {
        }

        Assert.That(spans.All.Single().GetTagItem("error.type"), Is.EqualTo(ErrorCodes.ModelAuth));
    }

    [Test, CancelAfter(120_000)]
    public async Task RunAsync_AnswerWithBackedAndMadeUpFigures_CountsBothByModel(CancellationToken token)
    {
        var name = $"model-{Guid.NewGuid():N}";
        var counted = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == AgentTelemetry.MeterName)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument, 1, tags));
        listener.Start();
        Func<ScriptedTurn, IAsyncEnumerable<ChatResponseUpdate>> says(AIContent content) =>
            _ => new[] { new ChatResponseUpdate(ChatRole.Assistant, [content]) { ModelId = name } }.ToAsyncEnumerable();
        using var model = new ScriptedModel(
            says(ScriptedModel.Call("c1", "count")),
            says(new TextContent("Harbour 40, Eastgate 33, all 99.")),
            says(new TextContent("Harbour 40, all 99."))
        );

        await TestLoop.RunAsync(TestLoop.Create(), TestLoop.Request(model, TestLoop.Tool("count", Counts)), token);

        Assert.That(counted, Is.EquivalentTo(new Dictionary<string, double>
        {
            ["agent.grounding.figures True"] = 1,
            ["agent.grounding.figures False"] = 1,
            ["agent.grounding.revisions True"] = 1,
            ["gen_ai.invoke_agent.duration "] = 1,
            ["gen_ai.invoke_agent.tool_calls "] = 1,
            ["gen_ai.invoke_agent.inference_calls "] = 3,
        }));

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (all.GetValueOrDefault("gen_ai.response.model") as string == name)
                counted.AddOrUpdate(
                    $"{instrument.Name} {all.GetValueOrDefault("agent.figure.backed") ?? all.GetValueOrDefault("agent.revision.helped")}",
                    value,
                    (_, sum) => sum + value
                );
        }
    }
}
