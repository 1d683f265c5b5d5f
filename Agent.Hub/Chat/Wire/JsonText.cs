using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>Reads values that should have one type and sometimes have another.</summary>
internal static class JsonText
{
    /// <summary>The next value as text; null where it is none.</summary>
    public static string? Read(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
            return json.GetString();
        json.Skip();
        return null;
    }

    /// <summary>The next value as a whole number; null where it is none.</summary>
    public static long? ReadNumber(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number))
            return number;
        json.Skip();
        return null;
    }

    /// <summary>The raw JSON of the value the reader stands on; the reader then stands on its end.</summary>
    public static string Raw(ref Utf8JsonReader json)
    {
        using var document = JsonDocument.ParseValue(ref json);
        return document.RootElement.GetRawText();
    }
}
