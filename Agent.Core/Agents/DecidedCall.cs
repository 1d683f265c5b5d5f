using Agent.Protocol;

namespace Agent.Core.Agents;

/// <summary>A call that waited for a person, and what the person decided.</summary>
/// <param name="Call">The call as it was shown.</param>
/// <param name="Approved">Whether it may be made, once.</param>
/// <param name="IsRepeated">Whether an earlier process has taken up the decision: the call may have been made, so it is not made
/// again.</param>
public sealed record DecidedCall(PendingApproval Call, bool Approved, bool IsRepeated)
{
    /// <summary>The decision in words, as the conversation notes it and the model reads it.</summary>
    public string Words => Approved ? $"I allow this call of {Call.Tool}." : $"I do not allow this call of {Call.Tool}. Go on without it.";
}
