using System.Text;
using Agent.Protocol;

namespace Agent.Client;

/// <summary>
/// Puts back what the hub left out of one compact stream because the stream had said it before; other streams pass as they are.
/// </summary>
internal sealed class CompactReader
{
    private readonly StringBuilder _text = new();
    private string? _message;
    private string _runId = string.Empty;
    private string _epoch = string.Empty;

    /// <summary>The next batch of the stream, whole.</summary>
    public EventBatch Read(EventBatch received)
    {
        if (received.Seq < 1)
            return received;
        foreach (var next in received.Events)
            Note(next);
        if (received.Events is [.., RunFinishedEvent { Result.AnswerIn: { } message } finished] && message == _message)
            received = received with { Events = [.. received.Events.SkipLast(1), Whole(finished)] };
        if (received.RunId.Length == 0)
            return received with { RunId = _runId, Epoch = _epoch };
        _runId = received.RunId;
        _epoch = received.Epoch;
        return received;
    }

    private void Note(AgentEvent next)
    {
        if (next is TextMessageStartEvent start)
        {
            _message = start.MessageId;
            _text.Clear();
        }
        else if (next is TextMessageContentEvent content && content.MessageId == _message)
        {
            _text.Append(content.Delta);
        }
    }

    private RunFinishedEvent Whole(RunFinishedEvent finished) =>
        finished with
        {
            Result = finished.Result with { Answer = _text.ToString(), AnswerIn = null },
        };
}
