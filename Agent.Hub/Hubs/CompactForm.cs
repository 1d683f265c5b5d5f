using System.Text;
using Agent.Protocol;

namespace Agent.Hub.Hubs;

/// <summary>
/// One stream in the form for connections that ask for it with <c>?events=compact</c>: nothing goes over the wire twice. Run and epoch are
/// named in the first batch; the result of a call that made a table says which, since the table follows; and the answer is not said again
/// at the end where the stream has given it whole.
/// </summary>
internal sealed class CompactForm
{
    /// <summary>The value that asks for it.</summary>
    public const string Name = "compact";

    private readonly StringBuilder _text = new();
    private string? _message;
    private bool _isNamed;

    /// <summary>The next batch of the stream in this form.</summary>
    public EventBatch Write(EventBatch batch)
    {
        AgentEvent[]? events = null;
        var isOfStream = false;
        for (var i = 0; i < batch.Events.Count; i++)
        {
            var next = batch.Events[i];
            var written = next is RunFinishedEvent finished ? Write(finished) : Write(next);
            if (ReferenceEquals(written, next))
                continue;
            events ??= [.. batch.Events];
            events[i] = written;
            isOfStream |= next is RunFinishedEvent;
        }

        var named = _isNamed;
        _isNamed = true;
        if (named && !isOfStream)
            return batch.Compact(events ?? batch.Events);
        if (!named && events is null)
            return batch;
        return batch with
        {
            RunId = named ? string.Empty : batch.RunId,
            Epoch = named ? string.Empty : batch.Epoch,
            Events = events ?? batch.Events,
        };
    }

    private AgentEvent Write(AgentEvent next)
    {
        switch (next)
        {
            case TextMessageStartEvent start:
                _message = start.MessageId;
                _text.Clear();
                break;
            case TextMessageContentEvent content when content.MessageId == _message:
                _text.Append(content.Delta);
                break;
            case ToolCallResultEvent result when TableReference.Of(result.Content) is { } reference:
                return result with { Content = reference };
        }

        return next;
    }

    private RunFinishedEvent Write(RunFinishedEvent finished) =>
        _message is not null && finished.Result.Answer.Length > 0 && _text.Equals(finished.Result.Answer)
            ? finished with
            {
                Result = finished.Result with { Answer = string.Empty, AnswerIn = _message },
            }
            : finished;
}
