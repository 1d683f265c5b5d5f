using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.ConformanceHost.Mcp;

/// <summary>Tools whose result says what is still needed from the client; the call comes again with it.</summary>
[McpServerToolType]
internal sealed class InputTools
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private static ElicitRequestParams NameForm => Forms.Form("What is your name?", "name");

    [McpServerTool(Name = "test_input_required_result_elicitation"), Description("Needs a name.")]
    public static string Elicitation(RequestContext<CallToolRequestParams> context) => Name(context) is { } name
        ? $"Hello, {name}!" : throw new InputRequiredException(Forms.Ask("user_name", NameForm), null);

    [McpServerTool(Name = "test_streaming_elicitation"), Description("Needs a name, in a stream.")]
    public static string StreamingElicitation(RequestContext<CallToolRequestParams> context) => Elicitation(context);

    [McpServerTool(Name = "test_input_required_result_sampling"), Description("Needs an answer of the client's model.")]
    public static string Sampling(RequestContext<CallToolRequestParams> context)
    {
        if (Response(context, "capital_question") is { } response)
            return $"The model said: {response.Deserialize(InputResponse.CreateMessageResultJsonTypeInfo)?.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text}";
        throw new InputRequiredException(
            new Dictionary<string, InputRequest>
            {
                ["capital_question"] = InputRequest.ForSampling(Forms.Prompt("What is the capital of France?", 100)),
            },
            null
        );
    }

    [McpServerTool(Name = "test_input_required_result_list_roots"), Description("Needs the client's roots.")]
    public static string Roots(RequestContext<CallToolRequestParams> context)
    {
        if (Response(context, "client_roots") is { } response)
            return $"Roots: {string.Join(", ", response.Deserialize(InputResponse.ListRootsResultJsonTypeInfo)?.Roots.Select(root => root.Uri) ?? [])}";
        throw new InputRequiredException(
            new Dictionary<string, InputRequest> { ["client_roots"] = InputRequest.ForRootsList(new ListRootsRequestParams()) },
            null
        );
    }

    [
        McpServerTool(Name = "test_input_required_result_request_state"),
        Description("Needs a confirmation, and keeps state with the client.")
    ]
    public static string RequestState(RequestContext<CallToolRequestParams> context) =>
        context.Params?.RequestState is { } state && Response(context, "confirm") is not null
            ? Check(state, "confirm") ?? "state-ok"
            : throw new InputRequiredException(
                Forms.Ask("confirm", Forms.Form("Please confirm", "ok", new ElicitRequestParams.BooleanSchema())),
                Sign("confirm")
            );

    [McpServerTool(Name = "test_input_required_result_tampered_state"), Description("Needs a confirmation, and notices a changed state.")]
    public static string TamperedState(RequestContext<CallToolRequestParams> context) => RequestState(context);

    [McpServerTool(Name = "test_input_required_result_multiple_inputs"), Description("Needs three things at once.")]
    public static string Multiple(RequestContext<CallToolRequestParams> context)
    {
        string[] keys = ["user_name", "greeting", "client_roots"];
        if (keys.All(key => Response(context, key) is not null))
            return "All three are there.";
        throw new InputRequiredException(
            new Dictionary<string, InputRequest>
            {
                [keys[0]] = InputRequest.ForElicitation(NameForm),
                [keys[1]] = InputRequest.ForSampling(Forms.Prompt("Generate a greeting", 50)),
                [keys[2]] = InputRequest.ForRootsList(new ListRootsRequestParams()),
            },
            Sign("multiple"));
    }

    [McpServerTool(Name = "test_input_required_result_multi_round"), Description("Needs two things, one after the other.")]
    public static string MultiRound(RequestContext<CallToolRequestParams> context)
    {
        var state = context.Params?.RequestState;
        if (state is not null && state.StartsWith("two.", StringComparison.Ordinal))
            return Check(state, "two") ?? "Both are there.";
        if (state is null)
            throw new InputRequiredException(Forms.Ask("step1", Forms.Form("Step 1: What is your name?", "name")), Sign("one"));
        throw new InputRequiredException(Forms.Ask("step2", Forms.Form("Step 2: What is your favorite color?", "color")), Sign("two"));
    }

    [McpServerTool(Name = "test_input_required_result_capabilities"), Description("Asks only for what the client can do.")]
    public static string Capabilities(RequestContext<CallToolRequestParams> context)
    {
        var (requests, client) = (new Dictionary<string, InputRequest>(), context.Server.ClientCapabilities);
        if (client?.Elicitation is not null)
            requests["user_name"] = InputRequest.ForElicitation(NameForm);
        if (client?.Sampling is not null)
            requests["greeting"] = InputRequest.ForSampling(Forms.Prompt("Generate a greeting", 50));
        return context.Params?.InputResponses is { Count: > 0 } || requests.Count == 0
            ? "Done."
            : throw new InputRequiredException(requests, null);
    }

    private static InputResponse? Response(RequestContext<CallToolRequestParams> context, string key) =>
        context.Params?.InputResponses is { } responses && responses.TryGetValue(key, out var response) ? response : null;

    private static string? Name(RequestContext<CallToolRequestParams> context)
    {
        try
        {
            var content = Response(context, "user_name")?.Deserialize(InputResponse.ElicitResultJsonTypeInfo)?.Content;
            return content is not null && content.TryGetValue("name", out var name) ? name.ToString() : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string Sign(string state) => $"{state}.{Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(state)))}";

    private static string? Check(string signed, string state) =>
        signed == Sign(state) ? null : throw new McpProtocolException("The state was changed.", McpErrorCode.InvalidParams);
}
