using System.Text;
using Agent.Core.Agents;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Turns the chunks of one response into updates: text and reasoning at once, tool calls and usage at the end. While it is not known
/// whether the model closes
/// thinking that it never opened, the beginning of its text is held back for a moment (<see cref="HoldsOpening"/>).
/// </summary>
/// <param name="names">The tools that were offered.</param>
/// <param name="traits">What is known of the model; what this turn shows is added.</param>
internal sealed class TurnAssembler(ToolNames names, ModelTraits traits)
{
    /// <summary>Characters a turn may have in all; a run's own limits see only what is shown, not what is being put together.</summary>
    private const int MaxTurn = 16 << 20;

    /// <summary>Characters of a text's beginning that are held back at most.</summary>
    private const int MaxOpening = 400;

    private readonly TextTags _tags = new(names.Any, traits.ClosesUnopenedThinking is true);
    private readonly List<(TextKind Kind, string Text)> _parts = [];
    private readonly ToolCallAssembler _calls = new(names);
    private readonly StringBuilder _opening = new();
    private readonly StringBuilder? _presumedThinking = traits.ClosesUnopenedThinking is true ? new() : null;
    private readonly ReasoningDetails _details = new();
    private TurnUsage? _usage;
    private int _size;
    private bool _named;
    private bool _hasText;
    private bool _sawEmptyFinish;
    private bool _sawReasoning;
    private bool _holds = traits.ClosesUnopenedThinking is null;

    /// <summary>Why the turn ended; null while it has not.</summary>
    public string? FinishReason { get; private set; }

    /// <summary>Whether text is held back that has to be shown when nothing else comes soon, or the stream fails.</summary>
    public bool HoldsOpening => _opening.Length > 0;

    /// <summary>The text that was held back.</summary>
    public ChatResponseUpdate Release(Chunk chunk)
    {
        _holds = false;
        ChatResponseUpdate? update = null;
        AddText(ref update, chunk, Take(_opening));
        return update ?? Named(chunk);
    }

    /// <summary>
    /// Takes a chunk; null when it brought nothing. An update without contents is a sign of life, such as a piece of a tool call.
    /// </summary>
    public ChatResponseUpdate? Apply(Chunk chunk)
    {
        Note(chunk);
        ChatResponseUpdate? update = null;
        if (chunk.Reasoning is { } reasoning)
        {
            _sawReasoning = true;
            Add(ref update, chunk, new TextReasoningContent(reasoning) { RawRepresentation = chunk.ReasoningField });
        }

        if (chunk.Text is { } text)
        {
            _tags.Push(text, _parts);
            AddParts(ref update, chunk);
        }

        return update ?? (chunk.Tools.Count > 0 || chunk.Reasoning is not null || chunk.Text is not null ? new ChatResponseUpdate() : null);
    }

    /// <summary>The last update: what was held back, tool calls, usage.</summary>
    /// <param name="chunk">For the names of response and model.</param>
    /// <param name="usedIds">Call ids of the conversation so far.</param>
    /// <param name="done">Whether the endpoint said that it is done.</param>
    /// <param name="whole">Whether the answer came in one piece.</param>
    /// <exception cref="ModelException">The turn broke off, failed, or is empty.</exception>
    public ChatResponseUpdate Finish(Chunk chunk, HashSet<string> usedIds, bool done, bool whole)
    {
        if (FinishReason is null && (whole || (done && _sawEmptyFinish)))
            FinishReason = FinishReasons.Stop;
        if (FinishReason is null)
            throw EndpointFaults.BrokenOff();
        if (FinishReason == FinishReasons.ContentFilter)
            throw EndpointFaults.Filtered();
        if (FinishReason is FinishReasons.Error or FinishReasons.NoResource)
            throw EndpointFaults.FailedInStream(new EndpointError(null, FinishReason, string.Empty));

        ChatResponseUpdate? update = null;
        _tags.Flush(_parts);
        AddParts(ref update, chunk);
        AddPresumedThinking(ref update, chunk);
        AddText(ref update, chunk, Take(_opening));
        update ??= Named(chunk);
        foreach (var call in _calls.Finish(usedIds))
            update.Contents.Add(call);
        if (!_hasText && _calls.Count == 0)
            throw EndpointFaults.Empty();
        traits.Learn(_tags.ClosesUnopened, _hasText);
        if (_details.Finish() is { } details)
            update.Contents.Add(
                new TextReasoningContent(string.Empty) { ProtectedData = details, RawRepresentation = ReasoningFields.Details }
            );
        if (_usage is { } usage)
            update.Contents.Add(ToContent(usage));
        update.FinishReason =
            _calls.Count > 0 ? ChatFinishReason.ToolCalls
            : FinishReason == FinishReasons.Length ? ChatFinishReason.Length
            : ChatFinishReason.Stop;
        return update;
    }

    private void Note(Chunk chunk)
    {
        _size += (chunk.Text?.Length ?? 0) + (chunk.Reasoning?.Length ?? 0) + (chunk.ReasoningDetails?.Length ?? 0);
        foreach (var fragment in chunk.Tools)
        {
            _size += fragment.Arguments?.Length ?? 0;
            _calls.Add(fragment);
        }

        if (_size > MaxTurn)
            throw EndpointFaults.Endless();
        if (chunk.ReasoningDetails is { } details)
            _details.Add(details);
        if (chunk.HasUsage)
            _usage = chunk.Usage;
        if (chunk.FinishReason is { Length: > 0 } reason)
            FinishReason ??= reason;
        _sawEmptyFinish |= chunk.FinishReason is { Length: 0 };
    }

    private void AddParts(ref ChatResponseUpdate? update, Chunk chunk)
    {
        foreach (var (kind, text) in _parts)
        {
            switch (kind)
            {
                case TextKind.Reasoning:
                    _presumedThinking?.Append(text);
                    Add(ref update, chunk, Thought(text));
                    break;
                case TextKind.ThinkingBefore:
                    TurnIntoThinking(ref update, chunk);
                    break;
                case TextKind.Answer:
                    AddAnswer(ref update, chunk, text);
                    break;
                default:
                    AddCalls(ref update, chunk, kind, text);
                    break;
            }
        }

        _parts.Clear();
    }

    private void AddAnswer(ref ChatResponseUpdate? update, Chunk chunk, string text)
    {
        if (!_holds)
        {
            AddText(ref update, chunk, text);
            return;
        }

        // Thinking in a field of its own, or a call, means that the server parts thinking from text.
        _opening.Append(text);
        _holds = _opening.Length <= MaxOpening && !_sawReasoning && _calls.Count == 0;
        if (!_holds)
            AddText(ref update, chunk, Take(_opening));
    }

    /// <summary>What was said so far was thinking: what is still held back is given as such, what was shown is taken back.</summary>
    private void TurnIntoThinking(ref ChatResponseUpdate? update, Chunk chunk)
    {
        if (Take(_opening) is { Length: > 0 } thought)
            Add(ref update, chunk, Thought(thought));
        if (_hasText)
            (update ??= Named(chunk)).RetractText();
        (_holds, _hasText) = (false, false);
    }

    /// <summary>A tag around it says that it is a call, whatever its name; without one it has to name a tool of ours.</summary>
    private void AddCalls(ref ChatResponseUpdate? update, Chunk chunk, TextKind kind, string text)
    {
        var calls = WrittenToolCalls.Read(text, kind == TextKind.Call ? name => names.Resolve(name) ?? name : names.Resolve);
        foreach (var call in calls)
            _calls.AddWritten(call);
        if (calls.Count == 0)
            AddText(ref update, chunk, text);
    }

    /// <summary>A model known to close thinking that it never opened did not close it this time: it was the answer.</summary>
    private void AddPresumedThinking(ref ChatResponseUpdate? update, Chunk chunk)
    {
        if (_presumedThinking is not { Length: > 0 } presumed || _hasText || _calls.Count > 0 || _tags.ClosesUnopened is not null)
            return;
        var tags = new TextTags(names.Any);
        tags.Push(presumed.ToString(), _parts);
        tags.Flush(_parts);
        _presumedThinking.Clear();
        AddParts(ref update, chunk);
    }

    private void AddText(ref ChatResponseUpdate? update, Chunk chunk, string text)
    {
        if (text.Length == 0)
            return;
        _hasText = true;
        Add(ref update, chunk, new TextContent(text));
    }

    private static TextReasoningContent Thought(string text) => new(text) { RawRepresentation = ReasoningFields.Tags };

    private static string Take(StringBuilder held)
    {
        var text = held.ToString();
        held.Clear();
        return text;
    }

    private void Add(ref ChatResponseUpdate? update, Chunk chunk, AIContent content) => (update ??= Named(chunk)).Contents.Add(content);

    /// <summary>A new update; the first one names response and model.</summary>
    private ChatResponseUpdate Named(Chunk chunk)
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant };
        if (!_named)
            (_named, update.ModelId, update.ResponseId) = (true, chunk.Model, chunk.Id);
        return update;
    }

    private static UsageContent ToContent(TurnUsage usage)
    {
        var content = new UsageContent(new UsageDetails
        {
            InputTokenCount = usage.Input,
            OutputTokenCount = usage.Output,
            TotalTokenCount = usage.Input + usage.Output,
            CachedInputTokenCount = usage.Cached,
            ReasoningTokenCount = usage.Reasoning,
        });
        if (usage.Cost is { } cost)
            content.SetCost(cost);
        return content;
    }
}
