using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>Reads a choice's <c>delta</c>, or the <c>message</c> of an answer that was not streamed, into a <see cref="Chunk"/>.</summary>
internal sealed class DeltaReader(Chunk chunk)
{
    /// <summary>Reads the value the reader stands on.</summary>
    public void Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("content"u8))
                ReadContent(ref json);
            else if (json.ValueTextEquals("reasoning_content"u8))
                AddReasoning(JsonText.Read(ref json), ReasoningFields.ReasoningContent);
            else if (json.ValueTextEquals("reasoning"u8))
                AddReasoning(JsonText.Read(ref json), ReasoningFields.Reasoning);
            else if (json.ValueTextEquals("reasoning_details"u8))
                ReadDetails(ref json);
            else if (json.ValueTextEquals("tool_calls"u8))
                ReadTools(ref json);
            else if (json.ValueTextEquals("function_call"u8))
                ReadLegacyCall(ref json);
            else if (json.ValueTextEquals("refusal"u8))
                AddText(JsonText.Read(ref json));
            else
                Skip(ref json);
        }
    }

    private void AddText(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            chunk.Text = chunk.Text is null ? text : chunk.Text + text;
    }

    private void AddReasoning(string? text, string field)
    {
        // The same thought in two fields of one event (vLLM sends both for compatibility) counts once.
        if (string.IsNullOrEmpty(text) || (chunk.ReasoningField is { } other && other != field))
            return;
        chunk.ReasoningField = field;
        chunk.Reasoning = chunk.Reasoning is null ? text : chunk.Reasoning + text;
    }

    private void ReadContent(ref Utf8JsonReader json)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                AddText(json.GetString());
                break;
            case JsonTokenType.StartArray:
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    ReadPart(ref json);
                break;
            case JsonTokenType.StartObject:
                ReadPart(ref json);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadPart(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            if (json.TokenType == JsonTokenType.String)
                AddText(json.GetString());
            json.Skip();
            return;
        }

        using var part = JsonDocument.ParseValue(ref json);
        var root = part.RootElement;
        if (root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            AddText(text.GetString());
        else if (root.TryGetProperty("thinking", out var thinking))
            AddReasoning(Thinking(thinking), ReasoningFields.Reasoning);
    }

    private static string? Thinking(JsonElement thinking) =>
        thinking.ValueKind switch
        {
            JsonValueKind.String => thinking.GetString(),
            JsonValueKind.Array => string.Concat(
                thinking
                    .EnumerateArray()
                    .Select(part =>
                        part.ValueKind == JsonValueKind.Object
                        && part.TryGetProperty("text", out var text)
                        && text.ValueKind == JsonValueKind.String
                            ? text.GetString()
                            : null
                    )
            ),
            _ => null,
        };

    private void ReadDetails(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        using var details = JsonDocument.ParseValue(ref json);
        if (details.RootElement.GetArrayLength() == 0)
            return;
        chunk.ReasoningDetails = details.RootElement.GetRawText();
        foreach (var detail in details.RootElement.EnumerateArray())
        {
            if (detail.ValueKind == JsonValueKind.Object && (Text(detail, "text") ?? Text(detail, "summary")) is { } text)
                AddReasoning(text, ReasoningFields.Details);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void ReadTools(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject)
        {
            chunk.Tools.Add(ToolFragmentReader.Read(ref json));
            return;
        }

        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject)
                chunk.Tools.Add(ToolFragmentReader.Read(ref json));
            else
                json.Skip();
        }
    }

    private void ReadLegacyCall(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.StartObject)
            chunk.Tools.Add(ToolFragmentReader.Read(ref json));
        else
            json.Skip();
    }

    private static void Skip(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }
}
