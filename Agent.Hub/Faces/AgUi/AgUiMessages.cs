using System.Text.Json.Nodes;
using Agent.Protocol;

namespace Agent.Hub.Faces.AgUi;

/// <summary>
/// What a client holds of a run after some of its events: the messages, and the events that opened what is still open. With both a client
/// that comes late
/// stands where one that saw all of it stands.
/// </summary>
internal sealed class AgUiMessages
{
    private readonly List<JsonObject> _messages = [];
    private readonly List<AgentEvent> _open = [];
    private readonly List<AgentEvent> _customs = [];

    /// <summary>The messages in order.</summary>
    public IReadOnlyList<JsonObject> Messages => _messages;

    /// <summary>The events that opened what is open, outermost first.</summary>
    public IReadOnlyList<AgentEvent> Open => _open;

    /// <summary>Events that make no message but are worth having again.</summary>
    public IReadOnlyList<AgentEvent> Customs => _customs;

    /// <summary>Takes an event.</summary>
    public void Add(AgentEvent next)
    {
        Track(next);
        switch (next)
        {
            case TextMessageStartEvent start:
                Find(start.MessageId, "assistant", content: string.Empty);
                break;
            case TextMessageContentEvent text:
                Append(Find(text.MessageId, "assistant", content: string.Empty), "content", text.Delta);
                break;
            case ReasoningMessageStartEvent start:
                Find(start.MessageId, "reasoning", content: string.Empty);
                break;
            case ReasoningMessageContentEvent thought:
                Append(Find(thought.MessageId, "reasoning", content: string.Empty), "content", thought.Delta);
                break;
            case ToolCallStartEvent call:
                Call(call);
                break;
            case ToolCallArgsEvent arguments:
                Arguments(arguments);
                break;
            case ToolCallResultEvent result:
                Result(result);
                break;
            case TableEvent or ChartEvent:
                Activity(next);
                break;
            case GroundingEvent or ReadingEvent:
                _customs.Add(next);
                break;
        }
    }

    private void Track(AgentEvent next)
    {
        switch (next)
        {
            case StepStartedEvent or TextMessageStartEvent or ReasoningStartEvent or ReasoningMessageStartEvent or ToolCallStartEvent:
                _open.Add(next);
                break;
            case StepFinishedEvent step: Close<StepStartedEvent>(start => start.StepName == step.StepName); break;
            case TextMessageEndEvent end: Close<TextMessageStartEvent>(start => start.MessageId == end.MessageId); break;
            case ReasoningMessageEndEvent end: Close<ReasoningMessageStartEvent>(start => start.MessageId == end.MessageId); break;
            case ReasoningEndEvent end: Close<ReasoningStartEvent>(start => start.MessageId == end.MessageId); break;
            case ToolCallEndEvent end: Close<ToolCallStartEvent>(start => start.ToolCallId == end.ToolCallId); break;
        }
    }

    private void Close<T>(Predicate<T> isOpening)
        where T : AgentEvent
    {
        var at = _open.FindLastIndex(next => next is T start && isOpening(start));
        if (at >= 0)
            _open.RemoveAt(at);
    }

    private JsonObject Find(string id, string role, JsonNode? content = null)
    {
        var known = _messages.Find(message => (string?)message["id"] == id);
        if (known is not null)
            return known;
        var message = new JsonObject { ["id"] = id, ["role"] = role };
        if (content is not null)
            message["content"] = content;
        _messages.Add(message);
        return message;
    }

    private void Call(ToolCallStartEvent call)
    {
        var message = Find(call.ParentMessageId ?? call.ToolCallId, "assistant");
        if (message["toolCalls"] is not JsonArray calls)
            message["toolCalls"] = calls = [];
        calls.Add(new JsonObject
        {
            ["id"] = call.ToolCallId,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.ToolCallName, ["arguments"] = string.Empty },
        });
    }

    private void Arguments(ToolCallArgsEvent arguments)
    {
        var called = _messages.SelectMany(Calls).LastOrDefault(call => (string?)call["id"] == arguments.ToolCallId);
        if (called?["function"] is JsonObject function)
            Append(function, "arguments", arguments.Delta);
    }

    /// <summary>A result stands behind the message that called, behind the results that are there already, as clients put it.</summary>
    private void Result(ToolCallResultEvent result)
    {
        var message = new JsonObject
        {
            ["id"] = result.MessageId,
            ["role"] = "tool",
            ["content"] = result.Content,
            ["toolCallId"] = result.ToolCallId,
        };
        var at = _messages.FindIndex(candidate => Calls(candidate).Any(call => (string?)call["id"] == result.ToolCallId)) + 1;
        while (at > 0 && at < _messages.Count && (string?)_messages[at]["role"] == "tool")
            at++;
        _messages.Insert(at > 0 ? at : _messages.Count, message);
    }

    private static IEnumerable<JsonObject> Calls(JsonObject message) => (message["toolCalls"] as JsonArray ?? []).OfType<JsonObject>();

    private void Activity(AgentEvent next)
    {
        var shown = AgUiProjection.Plain(next);
        var message = Find((string)shown["messageId"]!, "activity");
        message["activityType"] = shown["activityType"]!.DeepClone();
        message["content"] = shown["content"]!.DeepClone();
    }

    private static void Append(JsonObject message, string member, string delta) => message[member] = (string?)message[member] + delta;
}
