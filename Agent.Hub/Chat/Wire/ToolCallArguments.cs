using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire;

/// <summary>Reads the arguments of a whole tool call.</summary>
internal static class ToolCallArguments
{
    /// <summary>
    /// The arguments; null with a reason where they cannot be read. Nothing at all means no arguments: tools without parameters are called
    /// so.
    /// </summary>
    public static Dictionary<string, object?>? Read(string json, out Exception? failure)
    {
        failure = null;
        if (string.IsNullOrWhiteSpace(json))
            return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            // Some servers write the object as JSON within JSON.
            if (root.ValueKind == JsonValueKind.String && root.GetString() is { } inner && inner.AsSpan().TrimStart().StartsWith("{"))
                return Read(inner, out failure);
            if (root.ValueKind == JsonValueKind.Object)
                return JsonSerializer.Deserialize<Dictionary<string, object?>>(root, AIJsonUtilities.DefaultOptions);
            failure = new JsonException("The arguments are JSON, but no object.");
        }
        catch (JsonException broken)
        {
            failure = broken;
        }

        return null;
    }
}
