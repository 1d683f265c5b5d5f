using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>
/// Watches a run's events and knows which brackets are open, so that every one is closed before the terminal event, also on error and
/// cancel.
/// </summary>
internal sealed class OpenBrackets
{
    // Innermost last: brackets close in the reverse order of their opening.
    private readonly List<AgentEvent> _closings = [];

    public void Observe(AgentEvent next)
    {
        // Nearly all events, and none of them opens or closes anything.
        if (next is TextMessageContentEvent or ReasoningMessageContentEvent or ToolCallArgsEvent)
            return;
        if (ClosingOf(next) is { } closing)
            _closings.Add(closing);
        else
            _closings.Remove(next);
    }

    /// <summary>The events that close what is open, innermost first.</summary>
    public IReadOnlyList<AgentEvent> Close()
    {
        var closings = Enumerable.Reverse(_closings).ToList();
        _closings.Clear();
        return closings;
    }

    // Records compare by value, so a closing event that passes by equals the one that was promised.
    private static AgentEvent? ClosingOf(AgentEvent opening) => opening switch
    {
        StepStartedEvent step => new StepFinishedEvent { StepName = step.StepName },
        ReasoningStartEvent reasoning => new ReasoningEndEvent { MessageId = reasoning.MessageId },
        ReasoningMessageStartEvent message => new ReasoningMessageEndEvent { MessageId = message.MessageId },
        TextMessageStartEvent message => new TextMessageEndEvent { MessageId = message.MessageId },
        ToolCallStartEvent call => new ToolCallEndEvent { ToolCallId = call.ToolCallId },
        _ => null,
    };
}
