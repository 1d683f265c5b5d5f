using System.Security.Claims;
using Agent.Core.Runs;
using Microsoft.AspNetCore.SignalR;

namespace Agent.Hub.Security;

/// <summary>Who is calling.</summary>
internal static class Callers
{
    /// <summary>The caller of a hub method.</summary>
    public static Caller Caller(this HubCallerContext context) => context.User.ToCaller();

    /// <summary>The caller of an HTTP endpoint.</summary>
    public static Caller Caller(this HttpContext context) => context.User.ToCaller();

    private static Caller ToCaller(this ClaimsPrincipal? user) =>
        user?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? new Caller(id, user.IsInRole(ApiKeyHandler.AdminRole)) : Core.Runs.Caller.Anonymous;
}
