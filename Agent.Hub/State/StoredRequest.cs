using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.State;

/// <summary>What was asked, as it is kept.</summary>
/// <param name="ThreadId">The conversation.</param>
/// <param name="Ask">What was asked.</param>
/// <param name="UserId">The user; null for one who does not sign in.</param>
/// <param name="IsAdmin">Whether the user may do what concerns everybody.</param>
/// <param name="Role">The user's role.</param>
/// <param name="Groups">The user's groups.</param>
/// <param name="MayApprove">Whether the caller can be asked to allow a call.</param>
/// <param name="Face">How the question came; null in requests of earlier versions.</param>
internal sealed record StoredRequest(
    string ThreadId,
    AskRequest Ask,
    string? UserId,
    bool IsAdmin,
    string Role,
    IReadOnlyList<string> Groups,
    string? Face = null,
    bool MayApprove = true
)
{
    /// <summary>The form to be kept.</summary>
    public static StoredRequest Of(RunRequest request)
    {
        var caller = request.Caller;
        return new(
            request.ThreadId,
            request.Ask,
            caller.UserId,
            caller.IsAdmin,
            caller.Role,
            caller.Groups,
            caller.Face,
            caller.MayApprove
        );
    }

    /// <summary>The request again.</summary>
    public RunRequest ToRequest(string runId) =>
        new(
            runId,
            ThreadId,
            Ask,
            new Caller(UserId, IsAdmin)
            {
                Role = Role,
                Groups = Groups,
                Face = Face,
                MayApprove = MayApprove,
            }
        );
}
