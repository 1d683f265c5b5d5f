#pragma warning disable MCPEXP002 // filters over results that may be tasks
using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agent.Hub.Faces.Mcp;

/// <summary>
/// Holds a call's arguments to the tool's own schema, with patience for what models send: a number as text, a text as a number,
/// an object as JSON text.
/// </summary>
internal static class HubToolArguments
{
    /// <summary>Answers calls whose arguments do not fit by a result that says what to send instead.</summary>
    public static ValueTask<ResultOrAlternate<CallToolResult>> FilterAsync(
        RequestContext<CallToolRequestParams> request,
        McpRequestHandler<CallToolRequestParams, ResultOrAlternate<CallToolResult>> next,
        CancellationToken cancellationToken
    )
    {
        var tool = HubTools.All.FirstOrDefault(own => own.ProtocolTool.Name == request.Params?.Name)?.ProtocolTool;
        var arguments = request.Params?.Arguments ?? new Dictionary<string, JsonElement>();
        return tool is not null && Problem(tool, arguments) is { } problem
            ? new(HubToolResult.Error("bad_arguments", problem))
            : next(request, cancellationToken);
    }

    /// <summary>What is wrong with the arguments; null where nothing is.</summary>
    private static string? Problem(Tool tool, IDictionary<string, JsonElement> arguments)
    {
        var known = tool.InputSchema.GetProperty("properties");
        // Some clients cannot call without arguments and send one of their own to a tool that has none.
        if (!known.EnumerateObject().Any())
            return null;
        foreach (var (name, value) in arguments)
        {
            if (!known.TryGetProperty(name, out var schema))
                return $"{tool.Name} has no argument \"{Short(name)}\". Its arguments are {Names(known)}.";
            if (value.ValueKind != JsonValueKind.Null && MustBe(schema, value) is { } what)
                return $"\"{name}\" must be {what}.";
        }

        return !tool.InputSchema.TryGetProperty("required", out var required) ? null
            : required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !IsGiven(arguments, name)) is { } missing
                ? $"The argument \"{missing}\" is missing{What(known.GetProperty(missing))}"
            : null;
    }

    private static string? MustBe(JsonElement schema, JsonElement value) =>
        schema.GetProperty("type").GetString() switch
        {
            "object" => value.ValueKind is JsonValueKind.Object or JsonValueKind.String ? null : "an object",
            "integer" => Number(value) is not { } number ? "a whole number"
                : schema.TryGetProperty("minimum", out var least) && number < least.GetInt32()
                    ? $"a whole number from {least.GetInt32()} on"
                : null,
            _ => IsText(value) ? null : "a text",
        };

    /// <summary>A whole number, also as text; null where it is none.</summary>
    public static int? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : value.ValueKind == JsonValueKind.String
        && int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            ? number
        : null;

    private static bool IsText(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 && value[0].ValueKind == JsonValueKind.String);

    private static bool IsGiven(IDictionary<string, JsonElement> arguments, string name) =>
        arguments.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static string What(JsonElement schema) =>
        schema.TryGetProperty("description", out var description) ? $": {description.GetString()}" : ".";

    private static string Names(JsonElement known) => string.Join(", ", known.EnumerateObject().Select(own => own.Name));

    /// <summary>What a client wrote, cut where it is long.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
