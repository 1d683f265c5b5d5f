using System.Text;
using Agent.Protocol;

namespace Agent.Core.Agents;

/// <summary>Finds the turns of a model in the events of a run: what comes after a turn's results begins the next turn.</summary>
/// <param name="prefaceId">The message that stands before all turns and belongs to none.</param>
internal sealed class TurnReader(string prefaceId)
{
    private readonly StringBuilder _text = new();
    private readonly List<ResumedCall> _calls = [];
    private readonly List<string> _answered = [];
    private readonly Dictionary<string, string> _results = new(StringComparer.Ordinal);

    /// <summary>Whether the turn under way has called tools, and any has answered: the model had ended its turn, then.</summary>
    public bool HasResults => _answered.Count > 0;

    /// <summary>The message of the turn under way that began last; null when there is none.</summary>
    public string? LastMessage { get; private set; }

    /// <summary>Reads an event; gives the turn that ended before it, if one did.</summary>
    public ResumedTurn? Read(AgentEvent next)
    {
        switch (next)
        {
            case TextMessageStartEvent preface when preface.MessageId == prefaceId:
                return null;
            case ToolCallResultEvent result:
                if (_calls.Exists(call => call.Id == result.ToolCallId))
                {
                    _answered.Add(result.ToolCallId);
                    _results[result.ToolCallId] = result.Content;
                }

                return null;
            case ToolCallStartEvent or TextMessageStartEvent or ReasoningStartEvent:
                var ended = HasResults ? Take() : null;
                Begin(next);
                return ended;
            case TextMessageContentEvent text when text.MessageId == LastMessage:
                _text.Append(text.Delta);
                return null;
            case ToolCallArgsEvent arguments:
                Extend(arguments);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The turn under way, which is over with this.</summary>
    public ResumedTurn Take()
    {
        var turn = new ResumedTurn(_text.ToString(), [.. _calls], [.. _answered], _results.ToDictionary(StringComparer.Ordinal));
        _text.Clear();
        _calls.Clear();
        _answered.Clear();
        _results.Clear();
        LastMessage = null;
        return turn;
    }

    private void Begin(AgentEvent next)
    {
        if (next is ToolCallStartEvent call)
            _calls.Add(new ResumedCall(call.ToolCallId, call.ToolCallName, string.Empty));
        if (next is not TextMessageStartEvent message)
            return;
        // A message that replaces another is the turn's text from then on.
        if (message.Replaces is not null)
            _text.Clear();
        LastMessage = message.MessageId;
    }

    private void Extend(ToolCallArgsEvent arguments)
    {
        var at = _calls.FindLastIndex(call => call.Id == arguments.ToolCallId);
        if (at >= 0)
            _calls[at] = _calls[at] with { Arguments = _calls[at].Arguments + arguments.Delta };
    }
}
