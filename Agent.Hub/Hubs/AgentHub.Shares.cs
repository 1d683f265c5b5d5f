using Agent.Hub.Audit;
using Agent.Hub.Security;
using Agent.Hub.State.Database;
using Agent.Protocol;
using Microsoft.AspNetCore.Mvc;

namespace Agent.Hub.Hubs;

/// <summary>Links that let others read a conversation.</summary>
internal sealed partial class AgentHub
{
    private const int MaxHours = 24 * 90;

    /// <summary>Makes a link to a conversation. Null: there is none of this id, or it is not the caller's.</summary>
    public async Task<ShareLink?> ShareThread(
        string threadId,
        int hours,
        string? name,
        [FromServices] ShareStore shares,
        [FromServices] AuditLog audit
    )
    {
        if (hours is < 1 or > MaxHours)
            throw Bad($"hours must be from 1 to {MaxHours}.");
        var caller = Context.Caller();
        if (
            threadId is null
            || await shares
                .ShareAsync(caller.UserId, threadId, name, TimeSpan.FromHours(hours), Context.ConnectionAborted)
                .ConfigureAwait(false)
                is not { } link
        )
            return null;
        await audit.RecordAsync(caller, AuditActions.Share, link.ShareId).ConfigureAwait(false);
        return link;
    }

    /// <summary>The caller's links that still let in, latest first.</summary>
    public async Task<IReadOnlyList<ShareLink>> Shares([FromServices] ShareStore shares) =>
        (await shares.ListAsync(Context.Caller().UserId, Context.ConnectionAborted).ConfigureAwait(false)).ToArray();

    /// <summary>Withdraws a link. False: there is none of this id, or it is not the caller's.</summary>
    public async Task<bool> WithdrawShare(string shareId, [FromServices] ShareStore shares, [FromServices] AuditLog audit)
    {
        var caller = Context.Caller();
        if (shareId is null || !await shares.WithdrawAsync(caller.UserId, shareId, Context.ConnectionAborted).ConfigureAwait(false))
            return false;
        await audit.RecordAsync(caller, AuditActions.Withdraw, shareId).ConfigureAwait(false);
        return true;
    }
}
