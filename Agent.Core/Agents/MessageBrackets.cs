using Agent.Protocol;

namespace Agent.Core.Agents;

/// <summary>Opens and closes the brackets of thinking and answering within one model turn: one is open at a time.</summary>
internal sealed class MessageBrackets(string turnId)
{
    private int _count;
    private string? _reasoning;
    private string? _text;

    /// <summary>The message the answer text belongs to; null before the first.</summary>
    public string? TextMessageId { get; private set; }

    public IEnumerable<AgentEvent> Reasoning(string delta)
    {
        foreach (var closing in CloseText())
            yield return closing;
        if (_reasoning is null)
        {
            _reasoning = NextId();
            yield return new ReasoningStartEvent { MessageId = _reasoning };
            yield return new ReasoningMessageStartEvent { MessageId = _reasoning };
        }

        yield return new ReasoningMessageContentEvent { MessageId = _reasoning, Delta = delta };
    }

    public IEnumerable<AgentEvent> Text(string delta)
    {
        foreach (var closing in CloseReasoning())
            yield return closing;
        if (_text is null)
        {
            TextMessageId = _text = NextId();
            yield return new TextMessageStartEvent { MessageId = _text };
        }

        yield return new TextMessageContentEvent { MessageId = _text, Delta = delta };
    }

    public IEnumerable<AgentEvent> Close() => [.. CloseReasoning(), .. CloseText()];

    private List<AgentEvent> CloseReasoning()
    {
        if (_reasoning is not { } id)
            return [];
        _reasoning = null;
        return [new ReasoningMessageEndEvent { MessageId = id }, new ReasoningEndEvent { MessageId = id }];
    }

    private List<AgentEvent> CloseText()
    {
        if (_text is not { } id)
            return [];
        _text = null;
        return [new TextMessageEndEvent { MessageId = id }];
    }

    private string NextId() => $"{turnId}-m{++_count}";
}
