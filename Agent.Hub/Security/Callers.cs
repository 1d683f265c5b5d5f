using System.Security.Claims;
using Agent.Core.Runs;
using Microsoft.AspNetCore.SignalR;

namespace Agent.Hub.Security;

/// <summary>Who is calling.</summary>
internal static class Callers
{
    /// <summary>Claim that names a group of the user.</summary>
    public const string GroupClaim = "agent:group";

    /// <summary>The caller of a hub method.</summary>
    public static Caller Caller(this HubCallerContext context) => context.User.ToCaller();

    /// <summary>The caller of an HTTP endpoint.</summary>
    public static Caller Caller(this HttpContext context) => context.User.ToCaller();

    /// <summary>The caller a principal stands for.</summary>
    public static Caller ToCaller(this ClaimsPrincipal? user)
    {
        if (user?.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 } id)
            return Core.Runs.Caller.Anonymous;
        var isAdmin = user.IsInRole(CallerRoles.Admin);
        return new Caller(id, isAdmin)
        {
            Role = isAdmin ? CallerRoles.Admin : user.IsInRole(CallerRoles.Analyst) ? CallerRoles.Analyst : CallerRoles.Viewer,
            Groups = [.. user.FindAll(GroupClaim).Select(claim => claim.Value)],
        };
    }
}
