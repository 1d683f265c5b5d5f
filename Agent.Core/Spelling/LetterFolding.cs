using System.Globalization;

namespace Agent.Core.Spelling;

/// <summary>
/// Words without case and marks, so that one name written in several ways is one word: composed or decomposed, with its accents or without.
/// By tables of its own, since
/// the process runs without the system's tables of Unicode and its normalisation does nothing.
/// </summary>
public static class LetterFolding
{
    /// <summary>Longest word that is folded; longer runs are no names.</summary>
    public const int Longest = 64;

    private const char LatinFirst = '\u00C0';
    private const char VietnameseFirst = '\u1E00';

    // The plain letter of each of U+00C0 to U+024F, a blank where there is none; from the Unicode Character Database.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg"
        + "hhhhiiiiiiiiii  jjkk llllll  llnnnnnn nnoooooooorrrrrrsssssssstttt  uuuuuuuuuuuuwwyyyzzzzzzs        "
        + "                        oo             uu                            aaiioouuuuuuuuuu aaaa    ggkkoo"
        + "oo  j   gg  nnaa    aaaaeeeeiiiioooorrrruuuusstt  hh      aaeeooooooooyy                            ";

    // The same for U+1E00 to U+1EFF.
    private const string Vietnamese =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
        + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy      aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
        + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy      ";

    /// <summary>Folds a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="folded">Where it goes, as long as the word at least.</param>
    /// <returns>Characters written.</returns>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = 0;
        foreach (var character in word)
        {
            // What joins or parts letters without being seen is no part of a word, as a soft hyphen.
            if (character > 127 && char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            folded[length++] = Plain(character);
        }

        return length;
    }

    /// <summary>Folds a word.</summary>
    public static string Fold(string word) => string.Create(
        Fold(word, new char[word.Length]), word, static (target, source) =>
        {
            Span<char> buffer = new char[source.Length];
            Fold(source, buffer);
            buffer[..target.Length].CopyTo(target);
        });

    /// <summary>Folds a word of a name: also ß and ss, of which people write one for the other, are one.</summary>
    /// <param name="word">The word.</param>
    /// <param name="folded">Where it goes, as long as the word at least.</param>
    /// <returns>Characters written.</returns>
    public static int FoldName(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = 0;
        foreach (var letter in folded[..Fold(word, folded)])
        {
            if (letter != 's' || length == 0 || folded[length - 1] != 's')
                folded[length++] = letter;
        }

        return length;
    }

    /// <summary>Folds a word of a name: also ß and ss, of which people write one for the other, are one.</summary>
    public static string FoldName(string word)
    {
        var buffer = new char[word.Length];
        return new string(buffer.AsSpan(0, FoldName(word, buffer)));
    }

    private static char Plain(char character) => character switch
    {
        < '\u0080' => char.ToLowerInvariant(character),
        >= LatinFirst and <= '\u024F' when Latin[character - LatinFirst] != ' ' => Latin[character - LatinFirst],
        >= VietnameseFirst and <= '\u1EFF' when Vietnamese[character - VietnameseFirst] != ' ' => Vietnamese[character - VietnameseFirst],
        // Full width.
        >= '\uFF21' and <= '\uFF3A' => (char)(character - '\uFF21' + 'a'),
        >= '\uFF41' and <= '\uFF5A' => (char)(character - '\uFF41' + 'a'),
        'Й' or 'й' => 'и',
        'Ё' or 'ё' => 'е',
        _ => char.ToLowerInvariant(character),
    };
}
