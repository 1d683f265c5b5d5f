using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Texts in the JSON of endpoints: read where the type is not what it should be, written without work where they are long.
/// </summary>
internal static class JsonText
{
    private const int Long = 4_096;

    private static readonly ConditionalWeakTable<string, Escaped> Known = [];

    /// <summary>
    /// Writes a text as a property. Long texts that go to endpoints again and again, such as what a model is told of a dataset, are escaped
    /// once and kept as long as the text itself is.
    /// </summary>
    public static void Write(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length < Long)
            json.WriteString(name, text);
        else
            json.WriteString(name, Known.GetValue(text, static text => new Escaped(text)).Text);
    }

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

    private sealed class Escaped(string text)
    {
        public JsonEncodedText Text { get; } = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    }
}
