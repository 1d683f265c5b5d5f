using System.Text;
using System.Text.Json.Nodes;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>
/// A run's events as events of a response. The same log gives the same events with the same numbers each time, so that a number is a
/// position.
/// Thinking, tool calls, their results and texts are items of the output; tables follow the text as Markdown.
/// </summary>
/// <param name="id">The response.</param>
/// <param name="response">What the response says of itself, without output, status and usage.</param>
internal sealed class ResponseProjection(ResponseId id, JsonObject response)
{
    private readonly List<JsonObject> _output = [];
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private readonly List<TableContent> _tables = [];
    private readonly List<JsonObject> _events = [];
    private readonly AnswerMeaning _meaning = new();
    private int _sequence;

    /// <summary>The response as it stands.</summary>
    public JsonObject Response { get; private set; } = Snapshot(response, id, "in_progress", []);

    /// <summary>The text of the answer so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Whether the answer is there to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>What the run failed with; null where it did not.</summary>
    public RunErrorEvent? Error { get; private set; }

    /// <summary>The events of one of the run's; good until the next call.</summary>
    public IReadOnlyList<JsonObject> Project(AgentEvent next)
    {
        _events.Clear();
        _meaning.Observe(next);
        switch (next)
        {
            case RunStartedEvent:
                Emit("response.created", new() { ["response"] = Response.DeepClone() });
                Emit("response.in_progress", new() { ["response"] = Response.DeepClone() });
                break;
            case ReasoningMessageStartEvent start:
                OpenPart(
                    Item("rs", start.MessageId, "reasoning", new() { ["summary"] = new JsonArray(), ["content"] = new JsonArray() }),
                    "reasoning_text"
                );
                break;
            case ReasoningMessageContentEvent thought:
                Delta("rs", thought.MessageId, "response.reasoning_text.delta", thought.Delta);
                break;
            case ReasoningMessageEndEvent end:
                ClosePart("rs", end.MessageId, "response.reasoning_text.done");
                break;
            case TextMessageStartEvent start:
                Begin(start);
                break;
            case TextMessageContentEvent text:
                Say(text.MessageId, text.Delta);
                break;
            case TextMessageEndEvent end:
                ClosePart("msg", end.MessageId, "response.output_text.done");
                break;
            case ToolCallStartEvent call:
                Open(
                    Item(
                        "fc",
                        call.ToolCallId,
                        "function_call",
                        new()
                        {
                            ["call_id"] = call.ToolCallId,
                            ["name"] = call.ToolCallName,
                            ["arguments"] = string.Empty,
                        }
                    )
                );
                break;
            case ToolCallArgsEvent arguments:
                Arguments(arguments);
                break;
            case ToolCallEndEvent end:
                CloseCall(end.ToolCallId);
                break;
            case ToolCallResultEvent result:
                Result(result);
                break;
            case TableEvent table:
                _tables.Add(table.Content);
                break;
            case RunFinishedEvent finished:
                Finish(finished.Result);
                break;
            case RunErrorEvent error:
                Fail(error);
                break;
        }

        return _events;
    }

    private void Finish(RunResult result)
    {
        if (AnswerTrailer.Write(result, _tables) is { } markdown)
        {
            OpenPart(Message("tables"), "output_text");
            Say("tables", (_text.Length > 0 ? "\n\n" : string.Empty) + markdown);
            ClosePart("msg", "tables", "response.output_text.done");
        }

        IsWhole = true;
        Response = Snapshot(response, id, "completed", _output);
        Response["completed_at"] = (long)response["created_at"]! + (long)(result.Timings.TotalMs / 1_000);
        Response["usage"] = Usage(result.Usage);
        Response[HubExtension.Name] = HubExtension.Write(id.RunId, id.ThreadId, result, _meaning);
        Emit("response.completed", new() { ["response"] = Response.DeepClone() });
    }

    private void Fail(RunErrorEvent error)
    {
        Error = error;
        var isCancelled = error.Code is ErrorCodes.Cancelled or ErrorCodes.Abandoned;
        Response = Snapshot(response, id, isCancelled ? "incomplete" : "failed", _output);
        if (isCancelled)
            Response["incomplete_details"] = new JsonObject { ["reason"] = error.Code };
        else
            Response["error"] = new JsonObject { ["code"] = error.Code, ["message"] = OpenAiError.Of(error).Message };
        Emit(isCancelled ? "response.incomplete" : "response.failed", new() { ["response"] = Response.DeepClone() });
    }

    private void Begin(TextMessageStartEvent start)
    {
        OpenPart(Message(start.MessageId), "output_text");
        // Clients put the texts of all items one behind the other, and what was sent cannot be taken back.
        if (_text.Length > 0)
            Say(start.MessageId, start.Replaces is null ? "\n\n" : "\n\n**Corrected:** ");
    }

    private void Say(string messageId, string text)
    {
        _text.Append(text);
        Delta("msg", messageId, "response.output_text.delta", text);
    }

    private static JsonObject Message(string messageId) =>
        Item("msg", messageId, "message", new() { ["role"] = "assistant", ["content"] = new JsonArray() });

    private static JsonObject Item(string prefix, string key, string type, JsonObject members)
    {
        var item = new JsonObject { ["id"] = $"{prefix}_{key}", ["type"] = type, ["status"] = "in_progress" };
        foreach (var (name, value) in members.ToList())
            item[name] = value?.DeepClone();
        return item;
    }

    private void Open(JsonObject item)
    {
        _open[(string)item["id"]!] = _output.Count;
        _output.Add(item);
        Emit("response.output_item.added", new() { ["output_index"] = _output.Count - 1, ["item"] = item.DeepClone() });
    }

    private void OpenPart(JsonObject item, string kind)
    {
        Open(item);
        var part = Part(kind);
        ((JsonArray)item["content"]!).Add(part);
        Emit("response.content_part.added", Place(item, new() { ["content_index"] = 0, ["part"] = part.DeepClone() }));
    }

    private static JsonObject Part(string kind) => kind == "output_text"
        ? new() { ["type"] = kind, ["text"] = string.Empty, ["annotations"] = new JsonArray(), ["logprobs"] = new JsonArray() }
        : new() { ["type"] = kind, ["text"] = string.Empty };

    private void Delta(string prefix, string key, string type, string delta)
    {
        if (Find(prefix, key) is not { } item)
            return;
        var part = item["content"]![0]!;
        part["text"] = (string?)part["text"] + delta;
        var place = Place(item, new() { ["content_index"] = 0, ["delta"] = delta });
        if (prefix == "msg")
            place["logprobs"] = new JsonArray();
        Emit(type, place);
    }

    private void ClosePart(string prefix, string key, string type)
    {
        if (Find(prefix, key) is not { } item)
            return;
        var part = item["content"]![0]!;
        var place = Place(item, new() { ["content_index"] = 0, ["text"] = part["text"]!.DeepClone() });
        if (prefix == "msg")
            place["logprobs"] = new JsonArray();
        Emit(type, place);
        Emit("response.content_part.done", Place(item, new() { ["content_index"] = 0, ["part"] = part.DeepClone() }));
        Close(item);
    }

    private void Arguments(ToolCallArgsEvent arguments)
    {
        if (Find("fc", arguments.ToolCallId) is not { } item)
            return;
        item["arguments"] = (string?)item["arguments"] + arguments.Delta;
        Emit("response.function_call_arguments.delta", Place(item, new() { ["delta"] = arguments.Delta }));
    }

    private void CloseCall(string callId)
    {
        if (Find("fc", callId) is not { } item)
            return;
        Emit(
            "response.function_call_arguments.done",
            Place(item, new() { ["name"] = item["name"]!.DeepClone(), ["arguments"] = item["arguments"]!.DeepClone() })
        );
        Close(item);
    }

    private void Result(ToolCallResultEvent result)
    {
        var output = new JsonArray(new JsonObject { ["type"] = "input_text", ["text"] = result.Content });
        var item = Item("fco", result.ToolCallId, "function_call_output", new() { ["call_id"] = result.ToolCallId, ["output"] = output });
        Open(item);
        Close(item);
    }

    private void Close(JsonObject item)
    {
        item["status"] = "completed";
        var key = (string)item["id"]!;
        Emit("response.output_item.done", new() { ["output_index"] = _open[key], ["item"] = item.DeepClone() });
        _open.Remove(key);
    }

    private JsonObject? Find(string prefix, string key) => _open.TryGetValue($"{prefix}_{key}", out var index) ? _output[index] : null;

    private JsonObject Place(JsonObject item, JsonObject members)
    {
        var place = new JsonObject { ["item_id"] = item["id"]!.DeepClone(), ["output_index"] = _open[(string)item["id"]!] };
        foreach (var (name, value) in members.ToList())
            place[name] = value?.DeepClone();
        return place;
    }

    private void Emit(string type, JsonObject members)
    {
        var next = new JsonObject { ["type"] = type, ["sequence_number"] = _sequence++ };
        foreach (var (name, value) in members.ToList())
            next[name] = value?.DeepClone();
        _events.Add(next);
    }

    private static JsonObject Snapshot(JsonObject response, ResponseId id, string status, IEnumerable<JsonObject> output)
    {
        var whole = (JsonObject)response.DeepClone();
        whole["id"] = id.ToString();
        whole["status"] = status;
        whole["output"] = new JsonArray([.. output.Select(item => item.DeepClone())]);
        return whole;
    }

    private static JsonObject? Usage(RunUsage? usage) => usage is null ? null : new JsonObject
    {
        ["input_tokens"] = usage.InputTokens,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = usage.CachedInputTokens ?? 0 },
        ["output_tokens"] = usage.OutputTokens,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
        ["total_tokens"] = usage.InputTokens + usage.OutputTokens,
    };
}
