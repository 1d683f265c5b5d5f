using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Allows a call that waits, or does not.</summary>
public sealed record ApprovalDecision
{
    /// <summary>The call: a <see cref="PendingApproval.Id"/> of the conversation's last answer.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Whether the call may be made, once and as it was shown.</summary>
    [JsonPropertyName("approved")]
    public required bool Approved { get; init; }
}
