using Agent.Core.Agents;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire;

/// <summary>Turns the chunks of one response into updates: text and reasoning at once, tool calls and usage at the end.</summary>
/// <param name="offersTools">Whether tools were offered.</param>
internal sealed class TurnAssembler(bool offersTools)
{
    /// <summary>Characters a turn may have in all; a run's own limits see only what is shown, not what is being put together.</summary>
    private const int MaxTurn = 16 << 20;

    private readonly TextTags _tags = new(offersTools);
    private readonly List<(TextKind Kind, string Text)> _parts = [];
    private readonly ToolCallAssembler _calls = new();
    private readonly ReasoningDetails _details = new();
    private TurnUsage? _usage;
    private int _size;
    private bool _named;
    private bool _hasText;
    private bool _sawEmptyFinish;

    /// <summary>Why the turn ended; null while it has not.</summary>
    public string? FinishReason { get; private set; }

    /// <summary>Takes a chunk; null when it brought nothing. An update without contents is a sign of life, such as a piece of a tool call.</summary>
    public ChatResponseUpdate? Apply(Chunk chunk)
    {
        Note(chunk);
        ChatResponseUpdate? update = null;
        if (chunk.Reasoning is { } reasoning)
            Add(ref update, chunk, new TextReasoningContent(reasoning) { RawRepresentation = chunk.ReasoningField });
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
        update ??= Named(chunk);
        foreach (var call in _calls.Finish(usedIds))
            update.Contents.Add(call);
        if (!_hasText && _calls.Count == 0)
            throw EndpointFaults.Empty();
        if (_details.Finish() is { } details)
            update.Contents.Add(new TextReasoningContent(string.Empty) { ProtectedData = details, RawRepresentation = ReasoningFields.Details });
        if (_usage is { } usage)
            update.Contents.Add(ToContent(usage));
        update.FinishReason = _calls.Count > 0 ? ChatFinishReason.ToolCalls : FinishReason == FinishReasons.Length ? ChatFinishReason.Length : ChatFinishReason.Stop;
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
            if (kind == TextKind.Call && WrittenToolCall.Read(text) is { } call)
            {
                _calls.Add(call);
                continue;
            }

            _hasText |= kind != TextKind.Reasoning;
            Add(ref update, chunk, kind == TextKind.Reasoning
                ? new TextReasoningContent(text) { RawRepresentation = ReasoningFields.Tags }
                : new TextContent(text));
        }

        _parts.Clear();
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
