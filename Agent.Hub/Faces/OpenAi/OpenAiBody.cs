using System.Text.Json;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>Members of a request's body that may be missing or null.</summary>
internal static class OpenAiBody
{
    /// <summary>A text; null where it is none.</summary>
    public static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether a member is true.</summary>
    public static bool Flag(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The first member that is of another kind than it must be; null where all are fine. Missing and null are.</summary>
    /// <param name="body">The object.</param>
    /// <param name="kind">What they must be; <see cref="JsonValueKind.True"/> stands for true or false.</param>
    /// <param name="names">The members.</param>
    public static OpenAiError? Check(JsonElement body, JsonValueKind kind, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                continue;
            var given = value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind;
            if (given != kind)
                return OpenAiError.Invalid($"{name} must be {Words(kind)}.", name);
        }

        return null;
    }

    /// <summary>The same for the members of a member; null where that is missing, which is for another check to say.</summary>
    public static OpenAiError? CheckWithin(JsonElement body, string parent, JsonValueKind kind, params ReadOnlySpan<string> names) =>
        body.TryGetProperty(parent, out var value)
        && value.ValueKind == JsonValueKind.Object
        && Check(value, kind, names) is { } wrong
            ? OpenAiError.Invalid($"{parent}.{wrong.Message}", $"{parent}.{wrong.Param}")
            : null;

    /// <summary>Whether the client wants one of its own tools called, or says so in a way that is none.</summary>
    public static OpenAiError? CheckToolChoice(JsonElement body)
    {
        const string Name = "tool_choice";
        if (!body.TryGetProperty(Name, out var choice) || choice.ValueKind == JsonValueKind.Null)
            return null;
        if (choice.ValueKind == JsonValueKind.Object || (choice.ValueKind == JsonValueKind.String && choice.GetString() == "required"))
            return OpenAiError.Unsupported("Tools of the client are not called", Name);
        return choice.ValueKind == JsonValueKind.String && choice.GetString() is "auto" or "none"
            ? null
            : OpenAiError.Invalid($"{Name} must be none, auto, required or an object.", Name);
    }

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True => "true or false",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "a text",
    };
}
