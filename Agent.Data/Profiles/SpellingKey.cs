using System.Globalization;
using System.Text;

namespace Agent.Data.Profiles;

/// <summary>
/// What two spellings of one value have in common: case, blanks, marks that cannot be seen, and punctuation between letters count for
/// nothing.
/// </summary>
internal static class SpellingKey
{
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        var isSplit = false;
        foreach (var character in text)
        {
            if (char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control && !char.IsWhiteSpace(character))
                continue;
            if (char.IsWhiteSpace(character) || character is '_' or '.' or ',' or '\'' or '’' || IsDash(character))
            {
                // A sign behind a letter may be all that tells two grades apart: A- and A.
                if (IsDash(character) && !isSplit && key.Length > 0 && key.Length == 1)
                    key.Append('-');
                isSplit = true;
                continue;
            }

            if (isSplit && key.Length > 0)
                key.Append(' ');
            isSplit = false;
            // STRASSE is Straße in capitals.
            _ = character is 'ß' or 'ẞ' ? key.Append("ss") : key.Append(char.ToLowerInvariant(character));
        }

        return key.ToString();
    }

    /// <summary>Whether a text has digits, whose punctuation is part of the value: 1.5 is not 15.</summary>
    public static bool HasDigits(string text) => text.AsSpan().ContainsAnyInRange('0', '9');

    private static bool IsDash(char character) => character is '-' or '–' or '—' or '‐' or '‑' or '/';
}
