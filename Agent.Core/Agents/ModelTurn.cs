using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>One turn of the model: its updates become events as they come; what it said and called is kept for the next turn.</summary>
/// <param name="answer">Told who answers, what it costs and how it ends.</param>
/// <param name="turnId">Unique in the run's thread of turns.</param>
/// <param name="callIds">Ids of the run's earlier calls: some endpoints begin to count anew in every turn, and a viewer knows a call by its
/// id.</param>
internal sealed class ModelTurn(AgentAnswer answer, string turnId, HashSet<string> callIds)
{
    private const string LengthNote = "\n\n*(Cut off: the model's answer reached its greatest length.)*";

    // Without line breaks and indents, which viewers would be sent and throw away.
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    private readonly List<AIContent> _contents = [];
    private readonly List<AgentEvent> _events = [];
    private readonly MessageBrackets _brackets = new(turnId);

    private bool _isCutOff;

    /// <summary>The tools the model called, in order.</summary>
    public IReadOnlyList<FunctionCallContent> Calls => [.. _contents.OfType<FunctionCallContent>()];

    /// <summary>What the model said, as a message of the conversation.</summary>
    public ChatMessage Message => new(ChatRole.Assistant, _contents);

    /// <summary>What the model said to the user; empty when it only called.</summary>
    public string Text => Message.Text;

    /// <summary>Whether its text is kept back instead of being sent as it comes.</summary>
    public bool HoldsText { get; init; }

    /// <summary>The message whose place the turn's first text takes; null: none.</summary>
    public string? Replaces { init => _brackets.Replaces = value; }

    /// <summary>Whether the turn came to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The message that holds the turn's text; null when there was none.</summary>
    public string? TextMessageId => _brackets.TextMessageId;

    public async IAsyncEnumerable<AgentEvent> StreamAsync(
        IChatClient client,
        IEnumerable<ChatMessage> messages,
        ChatOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            Note(update);
            _events.Clear();
            if (update.RetractsText())
                Retract();
            if (update.GetReading() is { } reading)
                _events.Add(new ReadingEvent { Value = reading });
            for (var index = 0; index < update.Contents.Count; index++)
                AddEvents(update.Contents[index]);
            foreach (var next in _events)
                yield return next;
        }

        _events.Clear();
        if (_isCutOff && Text.Length > 0 && Calls.Count == 0)
            AddEvents(new TextContent(LengthNote));
        _brackets.Close(_events);
        foreach (var next in _events)
            yield return next;
        IsWhole = true;
    }

    /// <summary>Closes what a turn that failed has left open.</summary>
    public IReadOnlyList<AgentEvent> Close()
    {
        var closing = new List<AgentEvent>();
        _brackets.Close(closing);
        return closing;
    }

    private void Note(ChatResponseUpdate update)
    {
        if (update.ModelId is { Length: > 0 } model)
            answer.AnsweredBy = model;
        if (update.GetOutcome() is { } outcome)
            answer.Outcome = outcome;
        answer.KeepsQuery |= update.GetKeepsQuery();
        if (update.GetSuggestions() is { } suggestions)
            answer.Suggestions = suggestions;
        if (update.GetReadings() is { } readings)
            answer.Readings = readings;
        if (update.GetFollowUps() is { } followUps)
            answer.FollowUps = followUps;
        if (update.FinishReason is { } reason)
            _isCutOff = reason == ChatFinishReason.Length;
    }

    /// <summary>What was said in this turn becomes thinking; the text that follows takes the place of what was shown.</summary>
    private void Retract()
    {
        for (var index = 0; index < _contents.Count; index++)
        {
            if (_contents[index] is not TextContent said)
                continue;
            _contents[index] = new TextReasoningContent(said.Text);
            if (!HoldsText)
                _brackets.Retract(said.Text, _events);
        }
    }

    private void AddEvents(AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent { Text.Length: > 0 } reasoning:
                _contents.Add(reasoning);
                _brackets.Reasoning(reasoning.Text, _events);
                break;
            case TextReasoningContent { ProtectedData: not null } sealedReasoning:
                // Nothing to show, but the endpoint wants it back on the next turn.
                _contents.Add(sealedReasoning);
                break;
            case TextContent { Text.Length: > 0 } text:
                _contents.Add(text);
                if (!HoldsText)
                    _brackets.Text(text.Text, _events);
                break;
            case FunctionCallContent called:
                var call = WithOwnId(called);
                _contents.Add(call);
                _brackets.Close(_events);
                _events.AddRange(ToEvents(call));
                break;
            case UsageContent usage:
                answer.Add(usage);
                break;
        }
    }

    private FunctionCallContent WithOwnId(FunctionCallContent call)
    {
        if (call.CallId is { Length: > 0 } && callIds.Add(call.CallId))
            return call;
        var id = string.IsNullOrEmpty(call.CallId) ? $"{turnId}-call" : call.CallId;
        var number = 2;
        string unique;
        while (!callIds.Add(unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}")))
            number++;
        return new FunctionCallContent(unique, call.Name, call.Arguments)
        {
            Exception = call.Exception,
            AdditionalProperties = call.AdditionalProperties,
            RawRepresentation = call.RawRepresentation,
        };
    }

    private static IEnumerable<AgentEvent> ToEvents(FunctionCallContent call) =>
        [
            new ToolCallStartEvent { ToolCallId = call.CallId, ToolCallName = call.Name },
            new ToolCallArgsEvent
            {
                ToolCallId = call.CallId,
                Delta = JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), Compact),
            },
            new ToolCallEndEvent { ToolCallId = call.CallId },
        ];
}
