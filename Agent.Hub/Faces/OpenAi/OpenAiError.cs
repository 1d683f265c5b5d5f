using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>A failure as OpenAI words it: <c>{ "error": { message, type, param, code } }</c>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What the caller can do.</param>
/// <param name="Param">The parameter that is at fault; null for none.</param>
internal sealed record OpenAiError(int Status, string Code, string Message, string? Param = null)
{
    /// <summary>The kind of failure, as OpenAI calls it.</summary>
    public string Type => Status switch
    {
        401 => "authentication_error",
        403 => "permission_error",
        429 => "rate_limit_error",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    /// <summary>The error of a refusal.</summary>
    /// <param name="refusal">Why a question is not taken.</param>
    /// <param name="thread">Where the client named the conversation; null where it could not.</param>
    public static OpenAiError Of(RunRefusal refusal, string? thread = null)
    {
        var named = refusal.Named(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["threadId"] = thread ?? "previous_response_id",
            ["dataset"] = "model",
            ["reading"] = $"{HubExtension.Name}.reading",
        });
        return Of(RunProblems.ToEvent(named.Code, named.Detail)) with { Param = named.Part };
    }

    /// <summary>The error that ended a run.</summary>
    public static OpenAiError Of(RunErrorEvent error)
    {
        var problem = error.Metadata?.Problem;
        return new OpenAiError(
            problem?.Status ?? 500,
            error.Code,
            problem?.Detail is { } detail ? $"{error.Message} {detail}" : error.Message
        );
    }

    /// <summary>A request that is not what it should be.</summary>
    public static OpenAiError Invalid(string message, string? param = null) => new(400, "invalid_value", message, param);

    /// <summary>A part of the API that a hub over data cannot offer.</summary>
    public static OpenAiError Unsupported(string what, string param) =>
        new(400, "unsupported", $"{what}: the hub answers questions about its datasets with its own tools.", param);

    /// <summary>As a JSON object.</summary>
    public System.Text.Json.Nodes.JsonObject ToJson() =>
        new()
        {
            ["error"] = new System.Text.Json.Nodes.JsonObject
            {
                ["message"] = Message,
                ["type"] = Type,
                ["param"] = Param,
                ["code"] = Code,
            },
        };

    /// <summary>As a response.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        FaceProblem.SetRetryAfter(context, Code);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(ToJson().ToJsonString(), context.RequestAborted);
    }
}
