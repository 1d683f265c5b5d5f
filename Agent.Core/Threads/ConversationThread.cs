using System.Collections.Immutable;
using Agent.Protocol;

namespace Agent.Core.Threads;

/// <summary>A conversation: turns, oldest first, never empty. Immutable: a reader keeps what it has read.</summary>
public sealed record ConversationThread
{
    /// <summary>The thread's id; whose it is, is the store's knowledge.</summary>
    public required string Id { get; init; }

    /// <summary>The first question, until somebody gives it another title.</summary>
    public required string Title { get; init; }

    /// <summary>When its first turn was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The turns, oldest first.</summary>
    public required ImmutableList<ThreadTurn> Turns { get; init; }

    /// <summary>When its last turn was made.</summary>
    public DateTimeOffset UpdatedAt => Turns[^1].At;

    /// <summary>Id of the dataset it was about last.</summary>
    public string Dataset => Turns[^1].Dataset;

    /// <summary>The thread as listed.</summary>
    public ThreadInfo ToInfo() =>
        new()
        {
            ThreadId = Id,
            Title = Title,
            Dataset = Dataset,
            Turns = Turns.Count,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
        };

    /// <summary>The thread with what was said.</summary>
    public ThreadContent ToContent() => new() { ThreadId = Id, Title = Title, Turns = [.. Turns.Select(turn => turn.ToContent())] };
}
