using Agent.Core.Agents;
using Microsoft.Extensions.AI;

namespace Agent.Core.Threads;

/// <summary>What a run is told of its conversation.</summary>
/// <param name="Messages">Earlier questions and answers, oldest first: whole turns.</param>
/// <param name="Dataset">Id of the dataset it was about last; null for a new conversation.</param>
public sealed record ThreadHistory(IReadOnlyList<ChatMessage> Messages, string? Dataset)
{
    /// <summary>Of a conversation that begins.</summary>
    public static ThreadHistory None { get; } = new([], null);

    /// <summary>What the last turn left; null for a new conversation.</summary>
    public PreviousTurn? Previous { get; init; }
}
