using Agent.Protocol;

namespace Agent.Core.Agents;

/// <summary>
/// Opens and closes the brackets of thinking and answering within one model turn: one is open at a time. Events go into a list of the
/// caller's: a token comes
/// through here, and a list made for it would cost more than its event.
/// </summary>
internal sealed class MessageBrackets(string turnId)
{
    private int _count;
    private string? _reasoning;
    private string? _text;

    /// <summary>The message whose place the next text takes; null: none.</summary>
    public string? Replaces { get; set; }

    /// <summary>The message the answer text belongs to; null before the first.</summary>
    public string? TextMessageId { get; private set; }

    public void Reasoning(string delta, List<AgentEvent> events)
    {
        CloseText(events);
        if (_reasoning is null)
        {
            _reasoning = NextId();
            events.Add(new ReasoningStartEvent { MessageId = _reasoning });
            events.Add(new ReasoningMessageStartEvent { MessageId = _reasoning });
        }

        events.Add(new ReasoningMessageContentEvent { MessageId = _reasoning, Delta = delta });
    }

    public void Text(string delta, List<AgentEvent> events)
    {
        CloseReasoning(events);
        if (_text is null)
        {
            TextMessageId = _text = NextId();
            events.Add(new TextMessageStartEvent { MessageId = _text, Replaces = Replaces });
            Replaces = null;
        }

        events.Add(new TextMessageContentEvent { MessageId = _text, Delta = delta });
    }

    /// <summary>Shows text once more, as thinking; the next text says that it replaces it.</summary>
    public void Retract(string text, List<AgentEvent> events)
    {
        Reasoning(text, events);
        Replaces = TextMessageId;
    }

    public void Close(List<AgentEvent> events)
    {
        CloseReasoning(events);
        CloseText(events);
    }

    private void CloseReasoning(List<AgentEvent> events)
    {
        if (_reasoning is not { } id)
            return;
        _reasoning = null;
        events.Add(new ReasoningMessageEndEvent { MessageId = id });
        events.Add(new ReasoningEndEvent { MessageId = id });
    }

    private void CloseText(List<AgentEvent> events)
    {
        if (_text is not { } id)
            return;
        _text = null;
        events.Add(new TextMessageEndEvent { MessageId = id });
    }

    private string NextId() => $"{turnId}-m{++_count}";
}
