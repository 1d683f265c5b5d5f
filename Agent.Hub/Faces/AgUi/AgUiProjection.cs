using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Protocol;

namespace Agent.Hub.Faces.AgUi;

/// <summary>
/// The hub's events as AG-UI 1.0 wants them. Nearly all are the same; those that differ are made here: the names the client gave, outcome and usage at the end,
/// names of steps made unique while they are open, <c>replaces</c> within <c>metadata</c>.
/// </summary>
internal sealed class AgUiProjection(AgUiView view)
{
    /// <summary>The newest version of the protocol this hub speaks.</summary>
    public const string Version = "1.0";

    /// <summary>What stands before the id of a call that waits to be allowed, in the id of its interrupt.</summary>
    public const string ApprovalPrefix = "approval-";

    private readonly Dictionary<string, int> _openSteps = new(StringComparer.Ordinal);

    /// <summary>Whether an event looks otherwise for each client, or each stream.</summary>
    public static bool Differs(AgentEvent next) =>
        next
            is RunStartedEvent
                or RunFinishedEvent
                or RunErrorEvent
                or StepStartedEvent
                or StepFinishedEvent
                or TextMessageStartEvent { Replaces: not null }
                or UnknownEvent;

    /// <summary>The event for this client; null for what it cannot know.</summary>
    public JsonObject? Project(AgentEvent next) =>
        next switch
        {
            RunStartedEvent => Started(),
            RunFinishedEvent finished => Finished(finished),
            RunErrorEvent error => Failed(error),
            StepStartedEvent step => Step(step.Type, OpenStep(step.StepName)),
            StepFinishedEvent step => Step(step.Type, CloseStep(step.StepName)),
            TextMessageStartEvent { Replaces: { } replaced } => Replacing(next, replaced),
            UnknownEvent => null,
            _ => Plain(next),
        };

    /// <summary>An event as the hub writes it.</summary>
    public static JsonObject Plain(AgentEvent next) =>
        JsonSerializer.SerializeToNode(next, AgentProtocolContext.Default.AgentEvent)!.AsObject();

    /// <summary>The first event.</summary>
    public JsonObject Started()
    {
        var started = new JsonObject
        {
            ["type"] = EventTypes.RunStarted,
            ["threadId"] = view.ThreadId,
            ["runId"] = view.RunId,
        };
        if (view.ProtocolVersion is not null)
            started["protocolVersion"] = Version;
        return started;
    }

    /// <summary>A last event of a run that has nothing to add.</summary>
    public JsonObject Success() => Ended(new JsonObject { ["type"] = "success" });

    private JsonObject Finished(RunFinishedEvent finished)
    {
        var result = finished.Result;
        var ended = Ended(
            view.Interrupts && result.Outcome == RunOutcomes.Clarify ? Interrupt(result) : new JsonObject { ["type"] = "success" }
        );
        ended["result"] = Plain(finished)["result"]!.DeepClone();
        if (result.Usage is { } usage)
            ended["usage"] = new JsonArray(Usage(usage, result.AnsweredBy));
        return ended;
    }

    private JsonObject Failed(RunErrorEvent error) =>
        error.Code == ErrorCodes.Cancelled && view.KnowsCancelled ? Ended(new JsonObject { ["type"] = "cancelled" }) : Plain(error);

    private JsonObject Ended(JsonObject outcome) =>
        new()
        {
            ["type"] = EventTypes.RunFinished,
            ["threadId"] = view.ThreadId,
            ["runId"] = view.RunId,
            ["outcome"] = outcome,
        };

    private JsonObject Interrupt(RunResult result)
    {
        if (result.Approvals.Count > 0)
            return new JsonObject
            {
                ["type"] = "interrupt",
                ["interrupts"] = new JsonArray([.. result.Approvals.Select(call => Approval(call, result.Answer))]),
            };
        var answer = new JsonObject { ["type"] = "string" };
        if (result.Suggestions.Count > 0)
            answer["examples"] = new JsonArray([.. result.Suggestions.Select(question => JsonValue.Create(question))]);
        return new JsonObject
        {
            ["type"] = "interrupt",
            ["interrupts"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = $"{view.RunId}-clarify",
                    ["reason"] = "clarify",
                    ["message"] = result.Answer,
                    ["responseSchema"] = answer,
                }
            ),
        };
    }

    private static JsonObject Approval(PendingApproval call, string question) =>
        new()
        {
            ["id"] = ApprovalPrefix + call.Id,
            ["reason"] = "approval",
            ["message"] = question,
            ["responseSchema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["approved"] = new JsonObject { ["type"] = "boolean" } },
                ["required"] = new JsonArray("approved"),
            },
            ["metadata"] = new JsonObject
            {
                ["server"] = call.Server,
                ["tool"] = call.Tool,
                ["arguments"] = JsonNode.Parse(call.Arguments.GetRawText()),
            },
        };

    private static JsonObject Usage(RunUsage usage, string model)
    {
        var tokens = new JsonObject
        {
            ["model"] = model,
            ["inputTokens"] = usage.InputTokens,
            ["outputTokens"] = usage.OutputTokens,
            ["totalTokens"] = usage.InputTokens + usage.OutputTokens,
        };
        if (usage.CachedInputTokens is { } cached)
            tokens["cachedInputTokens"] = cached;
        return tokens;
    }

    private static JsonObject Replacing(AgentEvent next, string replaced)
    {
        var start = Plain(next);
        start.Remove("replaces");
        start["metadata"] = new JsonObject { ["replaces"] = replaced };
        return start;
    }

    private static JsonObject Step(string type, string name) => new() { ["type"] = type, ["stepName"] = name };

    private string OpenStep(string name)
    {
        var number = _openSteps[name] = _openSteps.GetValueOrDefault(name) + 1;
        return Numbered(name, number);
    }

    private string CloseStep(string name)
    {
        var number = _openSteps.GetValueOrDefault(name, 1);
        if (number > 1)
            _openSteps[name] = number - 1;
        else
            _openSteps.Remove(name);
        return Numbered(name, number);
    }

    private static string Numbered(string name, int number) => number == 1 ? name : $"{name} ({number})";
}
