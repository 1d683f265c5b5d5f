using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>The objects models write for a call: the tool's name and its arguments go by several keys.</summary>
internal static class WrittenCallObject
{
    private static readonly string[] Names = ["name", "tool", "tool_name", "function_name", "recipient_name", "action", "function"];
    private static readonly string[] Arguments = ["arguments", "parameters", "args", "input", "action_input"];
    private static readonly string[] Lists = ["tool_calls", "tool_uses"];

    /// <summary>The list of calls in a wrapper; null where the object is none.</summary>
    public static JsonElement? Calls(JsonElement value)
    {
        foreach (var key in Lists)
        {
            if (value.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array)
                return list;
        }

        return null;
    }

    /// <summary>Name and arguments; null where the object names no tool. Arguments may be an object or JSON in a string.</summary>
    public static (string Name, string Arguments)? Read(JsonElement value)
    {
        if (value.TryGetProperty("function", out var function) && function.ValueKind == JsonValueKind.Object)
            return Read(function);
        foreach (var key in Names)
        {
            if (value.TryGetProperty(key, out var name) && name.ValueKind == JsonValueKind.String)
                return (name.GetString()!, ArgumentsOf(value));
        }

        return null;
    }

    private static string ArgumentsOf(JsonElement value)
    {
        foreach (var key in Arguments)
        {
            if (value.TryGetProperty(key, out var arguments) && arguments.ValueKind != JsonValueKind.Null)
                return arguments.GetRawText();
        }

        return "{}";
    }
}
