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

    /// <summary>
    /// Gives refusals of the pipeline itself, a missing key above all, the form of the face's own. Stands before the rest.
    /// </summary>
    /// <param name="app">The hub.</param>
    /// <param name="root">Where the face is.</param>
    public static void UseFaceProblems(this WebApplication app, string root) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(root),
            branch => branch.UseStatusCodePages(pages => WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode))
        );

    private static Task WriteAsync(HttpContext context, int status)
    {
        var problem = new ProblemDetails
        {
            Type = "about:blank",
            Status = status,
            Title = status switch
            {
                StatusCodes.Status401Unauthorized => "This hub wants a key: send it as a bearer token.",
                StatusCodes.Status403Forbidden => "You have no right to do this.",
                StatusCodes.Status404NotFound => "There is nothing at this address.",
                StatusCodes.Status405MethodNotAllowed => "This address does not take this method.",
                _ => "The request failed.",
            },
        };
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(
            context.Response.Body,
            problem,
            AgentProtocolContext.Default.ProblemDetails,
            context.RequestAborted
        );
    }

    /// <summary>Refusals that pass soon say when to come back.</summary>
    public static void SetRetryAfter(HttpContext context, string code)
    {
        if (code is ErrorCodes.RateLimited or ErrorCodes.Busy or ErrorCodes.Shutdown)
            context.Response.Headers.RetryAfter = 2.ToString(CultureInfo.InvariantCulture);
    }
}
