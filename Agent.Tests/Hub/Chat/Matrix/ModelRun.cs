using Agent.Protocol;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>A run that is over, and questions about it.</summary>
internal sealed class ModelRun(IReadOnlyList<AgentEvent> events)
{
    public IReadOnlyList<AgentEvent> Events => events;

    public string Text => string.Concat(events.OfType<TextMessageContentEvent>().Select(next => next.Delta));

    public string Reasoning => string.Concat(events.OfType<ReasoningMessageContentEvent>().Select(next => next.Delta));

    public RunErrorEvent? Error => events[^1] as RunErrorEvent;

    public RunResult? Result => (events[^1] as RunFinishedEvent)?.Result;

    /// <summary>Brackets that were not closed, or closed without having been opened.</summary>
    public IReadOnlyList<string> HalfOpen()
    {
        var open = new List<string>();
        foreach (var next in events)
        {
            switch (next)
            {
                case TextMessageStartEvent start: open.Add($"text {start.MessageId}"); break;
                case TextMessageEndEvent end: Close($"text {end.MessageId}"); break;
                case ReasoningStartEvent start: open.Add($"reasoning {start.MessageId}"); break;
                case ReasoningEndEvent end: Close($"reasoning {end.MessageId}"); break;
                case ReasoningMessageStartEvent start: open.Add($"reasoning message {start.MessageId}"); break;
                case ReasoningMessageEndEvent end: Close($"reasoning message {end.MessageId}"); break;
                case ToolCallStartEvent start: open.Add($"call {start.ToolCallId}"); break;
                case ToolCallEndEvent end: Close($"call {end.ToolCallId}"); break;
            }
        }

        return open;

        void Close(string bracket)
        {
            if (!open.Remove(bracket))
                open.Add($"{bracket} was never opened");
        }
    }
}
