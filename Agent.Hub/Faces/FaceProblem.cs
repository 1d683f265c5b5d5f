using System.Globalization;
using System.Text.Json;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.Faces;

/// <summary>
/// A refusal as an HTTP response: a problem object of RFC 9457. It is declared as plain JSON, since clients parse nothing else.
/// </summary>
internal static class FaceProblem
{
    /// <summary>Writes the refusal.</summary>
    public static async Task WriteAsync(HttpContext context, RunRefusal refusal)
    {
        var problem = RunProblems.ToEvent(refusal.Code, refusal.Detail).Metadata!.Problem;
        context.Response.StatusCode = problem.Status;
        SetRetryAfter(context, refusal.Code);
        context.Response.ContentType = "application/json";
        await JsonSerializer
            .SerializeAsync(context.Response.Body, problem, AgentProtocolContext.Default.ProblemDetails, context.RequestAborted)
            .ConfigureAwait(false);
    }

    /// <summary>Refusals that pass soon say when to come back.</summary>
    public static void SetRetryAfter(HttpContext context, string code)
    {
        if (code is ErrorCodes.RateLimited or ErrorCodes.Busy or ErrorCodes.Shutdown)
            context.Response.Headers.RetryAfter = 2.ToString(CultureInfo.InvariantCulture);
    }
}
