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
}
