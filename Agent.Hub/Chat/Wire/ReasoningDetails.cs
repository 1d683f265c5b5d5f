using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Collects <c>reasoning_details</c> over a turn: they go back as one list, pieces of one part joined, signatures untouched.
/// </summary>
internal sealed class ReasoningDetails
{
    private readonly List<string> _pieces = [];

    /// <summary>Adds the raw JSON array of one event.</summary>
    public void Add(string json) => _pieces.Add(json);

    /// <summary>The whole list as JSON; null when there was none.</summary>
    public string? Finish()
    {
        if (_pieces.Count == 0)
            return null;
        var whole = new JsonArray();
        foreach (var part in _pieces.SelectMany(piece => JsonNode.Parse(piece)!.AsArray()).OfType<JsonObject>())
        {
            if (whole.Count > 0 && whole[^1] is JsonObject last && Same(last, part, "type") && Same(last, part, "index"))
                Join(last, part);
            else
                whole.Add(part.DeepClone());
        }

        return whole.ToJsonString();
    }

    private static bool Same(JsonObject one, JsonObject other, string name) => JsonNode.DeepEquals(one[name], other[name]);

    private static void Join(JsonObject last, JsonObject part)
    {
        foreach (var (name, value) in part)
        {
            if (name is "text" or "summary" or "data" && Text(last[name]) is { } before && Text(value) is { } more)
                last[name] = before + more;
            else if (value is not null)
                last[name] = value.DeepClone();
        }
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
