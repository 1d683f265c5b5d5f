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

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True => "true or false",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "a text",
    };
}
