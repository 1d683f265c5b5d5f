using System.Text;
using Agent.Protocol;

namespace Agent.Core.Streaming;

/// <summary>
/// Gathers events and joins neighbouring deltas of the same message and type into one event. It runs before sequence numbers
/// are given, so every viewer and every replay sees the same joined events.
/// </summary>
internal sealed class DeltaMerger
{
    private readonly List<AgentEvent> _events = [];
    private readonly StringBuilder _text = new();

    // The last event is a delta that may still grow; its text is in _text once a second piece has come.
    private AgentEvent? _open;

    /// <summary>Whether nothing has been gathered.</summary>
    public bool IsEmpty => _events.Count == 0 && _open is null;

    /// <summary>Adds the next event.</summary>
    public void Add(AgentEvent e)
    {
        if (_open is not null && Continues(_open, e))
        {
            if (_text.Length == 0)
                _text.Append(Delta(_open));
            _text.Append(Delta(e));
            return;
        }

        Close();
        if (Delta(e) is not null && e.Extra is null)
            _open = e;
        else
            _events.Add(e);
    }

    /// <summary>Gives what was gathered and starts anew.</summary>
    public AgentEvent[] Take()
    {
        Close();
        var events = _events.ToArray();
        _events.Clear();
        return events;
    }

    private void Close()
    {
        if (_open is null)
            return;

        _events.Add(_text.Length == 0 ? _open : WithDelta(_open, _text.ToString()));
        _text.Clear();
        _open = null;
    }

    private static bool Continues(AgentEvent open, AgentEvent next) => (open, next) switch
    {
        _ when next.Extra is not null => false,
        (TextMessageContentEvent a, TextMessageContentEvent b) => a.MessageId == b.MessageId,
        (ReasoningMessageContentEvent a, ReasoningMessageContentEvent b) => a.MessageId == b.MessageId,
        (ToolCallArgsEvent a, ToolCallArgsEvent b) => a.ToolCallId == b.ToolCallId,
        _ => false,
    };

    private static string? Delta(AgentEvent e) => e switch
    {
        TextMessageContentEvent text => text.Delta,
        ReasoningMessageContentEvent reasoning => reasoning.Delta,
        ToolCallArgsEvent arguments => arguments.Delta,
        _ => null,
    };

    private static AgentEvent WithDelta(AgentEvent e, string delta) => e switch
    {
        TextMessageContentEvent text => text with { Delta = delta },
        ReasoningMessageContentEvent reasoning => reasoning with { Delta = delta },
        ToolCallArgsEvent arguments => arguments with { Delta = delta },
        _ => e,
    };
}
