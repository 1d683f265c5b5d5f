using System.Text.RegularExpressions;

namespace Agent.Planning.Answers;

/// <summary>Small helps for sentences.</summary>
internal static partial class PhraseText
{
    /// <summary>"A", "A and B", "A, B and C".</summary>
    /// <param name="items">What is joined.</param>
    /// <param name="joint">The word before the last: "and".</param>
    public static string Join(IReadOnlyList<string> items, string joint) => items.Count switch
    {
        0 => string.Empty,
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} {joint} {items[^1]}",
    };

    /// <summary>The text with a capital at its beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A heading inside a sentence: "Root Cause" is "root cause"; abbreviations and names with signs stay as they are.</summary>
    public static string Inside(string label) =>
        label.Contains('_', StringComparison.Ordinal)
            ? label
            : string.Join(
                ' ',
                label.Split(' ').Select(word => Capitalised().IsMatch(word) ? char.ToLowerInvariant(word[0]) + word[1..] : word)
            );

    [GeneratedRegex(@"^\p{Lu}\P{Lu}+$", RegexOptions.CultureInvariant)]
    private static partial Regex Capitalised();
}
