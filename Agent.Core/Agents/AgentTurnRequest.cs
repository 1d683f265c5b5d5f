using Agent.Core.Datasets;
using Agent.Core.Queries;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>A question for the agent loop, and all it needs to answer it.</summary>
public sealed class AgentTurnRequest
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The conversation.</summary>
    public required string ThreadId { get; init; }

    /// <summary>The question in plain words.</summary>
    public required string Question { get; init; }

    /// <summary>Earlier messages of the conversation, oldest first.</summary>
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    /// <summary>What the conversation's last turn left; null for a new conversation.</summary>
    public PreviousTurn? Previous { get; init; }

    /// <summary>The query that is asked instead of the question; null where words are asked.</summary>
    public Query? Query { get; init; }

    /// <summary>The call that was decided about, with which the turn begins; null where none was.</summary>
    public DecidedCall? Decided { get; init; }

    /// <summary>Whether the caller can be asked to allow a call. Where not, calls that need it are refused.</summary>
    public bool MayAskApproval { get; init; } = true;

    /// <summary>Who answers.</summary>
    public required IChatClient Client { get; init; }

    /// <summary>What the question is about.</summary>
    public required DatasetProfile Profile { get; init; }

    /// <summary>Runs queries over the dataset; null where there is no such way.</summary>
    public IQueryRunner? Queries { get; init; }

    /// <summary>The language of the answer as a tag: "de"; null where none was asked for.</summary>
    public string? Language { get; init; }

    /// <summary>The tools of this run.</summary>
    public required IReadOnlyList<AIFunction> Tools { get; init; }

    /// <summary>A sentence the answer begins with; null for none.</summary>
    public string? Preface { get; init; }

    /// <summary>Where the answer goes on when an earlier process has begun it; null for a new one.</summary>
    public AgentResume? Resume { get; init; }

    /// <summary>How the loop ended; filled while it runs, whole when it is over.</summary>
    public AgentAnswer Answer { get; } = new();
}
