using System.Text.Json;
using Agent.Core.Runs;
using Agent.Hub.Security;
using Agent.Hub.State.Database;
using Agent.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Agent.Hub.Endpoints;

/// <summary><c>GET /admin</c>: keys and rights, runs at work and the last of the audit, for administrators.</summary>
internal static class AdminEndpoint
{
    private const int LatestEntries = 100;

    public static void MapAdmin(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/admin", GetAsync).RequireCaller();

    private static async Task<IResult> GetAsync(HttpContext context, AdminServices services)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Caller().IsAdmin)
            return Results.Json(
                new ProblemDetails
                {
                    Type = $"urn:agent-hub:problem:{ErrorCodes.Forbidden}",
                    Title = "This is not allowed.",
                    Status = StatusCodes.Status403Forbidden,
                    Detail = "The administration is for keys with Admin.",
                },
                UploadContext.Default.ProblemDetails,
                "application/problem+json",
                StatusCodes.Status403Forbidden
            );
        var security = services.Security.Value;
        var rows = await services
            .State.ReadAsync(
                state =>
                    state.Audit.AsNoTracking().OrderByDescending(row => row.Id).Take(LatestEntries).ToListAsync(context.RequestAborted),
                context.RequestAborted
            )
            .ConfigureAwait(false);
        return Results.Json(
            new AdminReport(
                [.. security.ApiKeys.Select(key => new AdminKey(key.Name, key.Admin ? CallerRoles.Admin : key.Role, [.. key.Groups]))],
                [.. security.Datasets.Select(rule => new AdminRule(rule.Dataset, [.. rule.To], [.. rule.Allow]))],
                [.. services.Runs.AtWork.Select(run => ToRun(run, services.Time)).OrderByDescending(run => run.Seconds)],
                [.. rows.Select(ToEntry)]),
            UploadContext.Default.AdminReport);
    }

    // The question itself is the asker's: who administers sees that somebody asks, and what.
    private static AdminRun ToRun(Run run, TimeProvider time) =>
        new(run.Id, run.Request.Caller.UserId, run.Request.Ask.Dataset, Math.Round(time.GetElapsedTime(run.StartedAt).TotalSeconds, 1));

    private static AdminEntry ToEntry(AuditRow row)
    {
        using var body = JsonDocument.Parse(row.Body);
        return new AdminEntry(
            row.Id,
            new DateTimeOffset(row.At, TimeSpan.Zero),
            row.Actor.Length == 0 ? null : row.Actor,
            row.Action,
            body.RootElement.Clone()
        );
    }
}
