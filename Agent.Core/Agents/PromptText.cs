using System.Globalization;
using System.Text.Encodings.Web;

namespace Agent.Core.Agents;

/// <summary>Names and cells as data in a prompt: one JSON string each, which nothing inside can end.</summary>
internal static class PromptText
{
    private const int MaxLength = 80;

    /// <summary>The text in quotes, on one line, without characters that cannot be seen, cut to 80 characters.</summary>
    public static string Quote(string text)
    {
        var seen = string.Concat(text.Where(IsSeen));
        if (seen.Length > MaxLength)
            seen = string.Concat(seen.AsSpan(0, char.IsHighSurrogate(seen[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1), "…");
        // A name may hold the very words that end the block of data.
        return $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(seen).Replace("<", "\\u003C", StringComparison.Ordinal)}\"";
    }

    // What turns the direction of writing or hides text is a way to write what a person does not see and a model reads.
    private static bool IsSeen(char character) =>
        char.GetUnicodeCategory(character)
            is not (
                UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
