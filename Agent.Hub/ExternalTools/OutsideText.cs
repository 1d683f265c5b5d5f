using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Agent.Hub.ExternalTools;

/// <summary>Text from outside without what a person would not see: comments, control characters, characters of no width.</summary>
internal static partial class OutsideText
{
    /// <summary>The text, cleaned and cut.</summary>
    public static string Clean(string? text, int length)
    {
        var clean = new StringBuilder();
        foreach (var rune in Comment().Replace(text ?? string.Empty, string.Empty).EnumerateRunes())
        {
            var isBreak = rune.Value is '\n' or '\t';
            if (
                isBreak
                || Rune.GetUnicodeCategory(rune)
                    is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate)
            )
                clean.Append(rune);
            if (clean.Length >= length)
                break;
        }

        return clean.ToString();
    }

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
