using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>
/// What the parameters of a request must be like before anything reads them: where the library cannot, it says only that an error occurred.
/// </summary>
internal static class McpRequestRules
{
    /// <summary>What a text is called that holds half a surrogate pair.</summary>
    private const string NoText = "A text in the request is no Unicode: it holds half a surrogate pair.";

    /// <summary>Members of parameters that must be of one kind, by method.</summary>
    private static readonly Dictionary<string, (string Name, JsonValueKind Kind, bool IsRequired)[]> Members = new(StringComparer.Ordinal)
    {
        ["tools/call"] = [("name", JsonValueKind.String, true), ("arguments", JsonValueKind.Object, false)],
        ["prompts/get"] = [("name", JsonValueKind.String, true), ("arguments", JsonValueKind.Object, false)],
        ["resources/read"] = [("uri", JsonValueKind.String, true)],
        ["tasks/get"] = [("taskId", JsonValueKind.String, true)],
        ["tasks/update"] = [("taskId", JsonValueKind.String, true)],
        ["tasks/cancel"] = [("taskId", JsonValueKind.String, true)],
    };

    /// <summary>Refuses requests whose parameters cannot be read, with a sentence that says which.</summary>
    public static McpMessageHandler Check(McpMessageHandler next) => (context, cancellationToken) =>
        context.JsonRpcMessage is JsonRpcRequest request && Problem(request, context.Server.ServerOptions) is { } problem
            ? throw new McpProtocolException(problem, McpErrorCode.InvalidParams)
            : next(context, cancellationToken);

    private static string? Problem(JsonRpcRequest request, McpServerOptions options) =>
        Problem(request.Method, request.Params) ?? NameProblem(request, options);

    private static string? Problem(string method, JsonNode? parameters)
    {
        try
        {
            Read(parameters);
        }
        catch (InvalidOperationException)
        {
            return NoText;
        }

        if (!Members.TryGetValue(method, out var members))
            return null;
        if (parameters is not JsonObject body)
            return $"The params of {method} must be an object.";
        foreach (var (name, kind, isRequired) in members)
        {
            var member = body[name];
            if (member is null ? isRequired : member.GetValueKind() != kind)
                return $"\"{name}\" in the params of {method} must be {(kind == JsonValueKind.Object ? "an object" : "a text")}.";
        }

        return method == "prompts/get" ? PromptProblem((string)body["name"]!, body["arguments"] as JsonObject ?? []) : null;
    }

    /// <summary>
    /// Refuses names that no tool and no prompt has, with those that there are; the library says only the name, at any length.
    /// </summary>
    private static string? NameProblem(JsonRpcRequest request, McpServerOptions options)
    {
        var (what, known) = request.Method switch
        {
            "tools/call" => ("tool", options.ToolCollection?.PrimitiveNames),
            "prompts/get" => ("prompt", options.PromptCollection?.PrimitiveNames),
            _ => (string.Empty, null),
        };
        return known is null || request.Params?["name"] is not JsonValue given || known.Contains((string)given!)
            ? null
            : $"There is no {what} {HubToolArguments.Short((string)given!)}. There are: {string.Join(", ", known)}.";
    }

    private static string? PromptProblem(string name, JsonObject arguments) =>
        HubPrompts.All.FirstOrDefault(own => own.ProtocolPrompt.Name == name)?.ProtocolPrompt is { Arguments: { } known }
        && known.FirstOrDefault(one => arguments[one.Name] is not JsonValue given || given.GetValueKind() != JsonValueKind.String)
            is { } missing
            ? $"The prompt {name} needs the argument \"{missing.Name}\", a text: {missing.Description}"
            : null;

    /// <summary>Reads every name and text: a parser looks at their form, and what is none only fails where it is read.</summary>
    private static void Read(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                    Read(member);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Read(item);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.GetValue<string>();
                break;
        }
    }
}
