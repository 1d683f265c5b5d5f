using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Long texts that go to endpoints again and again, such as what a model is told of a dataset, escaped for JSON once: kept as long as the
/// text itself is.
/// </summary>
internal static class LongTexts
{
    private const int Length = 4_096;

    private static readonly ConditionalWeakTable<string, Escaped> Known = [];

    /// <summary>Writes a text as a property.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="name">The property.</param>
    /// <param name="text">The text.</param>
    public static void Write(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length < Length)
            json.WriteString(name, text);
        else
            json.WriteString(name, Known.GetValue(text, static text => new Escaped(text)).Text);
    }

    private sealed class Escaped(string text)
    {
        public JsonEncodedText Text { get; } = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
    }
}
