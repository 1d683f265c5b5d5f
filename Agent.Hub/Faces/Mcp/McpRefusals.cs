using System.Text.Json.Nodes;
using ModelContextProtocol;

namespace Agent.Hub.Faces.Mcp;

/// <summary>
/// Requests that the library cannot read before any filter sees them, and then leaves to the server as a failure without a word: those are
/// answered as the protocol answers.
/// </summary>
internal static class McpRefusals
{
    /// <summary>Goes on, and answers what came of a request that could not be read.</summary>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException unread) when (!context.Response.HasStarted)
        {
            var isLarge = unread.StatusCode == StatusCodes.Status413PayloadTooLarge;
            await WriteAsync(context, unread.StatusCode, isLarge ? "The request is too large." : "The request could not be read.")
                .ConfigureAwait(false);
        }
        catch (InvalidOperationException) when (!context.Response.HasStarted)
        {
            // Headers are compared with the body first, and what is compared is read as a text, whatever it is.
            await WriteAsync(
                    context,
                    StatusCodes.Status400BadRequest,
                    "What a request names in its params (name, uri, taskId) must be a text."
                )
                .ConfigureAwait(false);
        }
    }

    private static Task WriteAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var error = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = null,
            ["error"] = new JsonObject { ["code"] = (int)McpErrorCode.InvalidParams, ["message"] = message },
        };
        return context.Response.WriteAsync(error.ToJsonString(SseResponse.Json), context.RequestAborted);
    }
}
