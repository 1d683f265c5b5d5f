using Agent.Core.Queries;
using Agent.Protocol;

namespace Agent.Core.Agents;

/// <summary>What the conversation's last turn left for a question that goes on from it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Query">What it was answered by; null after a refusal or a question back, and where no query made the answer.</param>
/// <param name="Readings">The meanings it offered to choose from.</param>
public sealed record PreviousTurn(string Question, Query? Query, IReadOnlyList<OfferedReading> Readings)
{
    /// <summary>The calls that wait to be allowed.</summary>
    public IReadOnlyList<PendingApproval> Approvals { get; init; } = [];
}
