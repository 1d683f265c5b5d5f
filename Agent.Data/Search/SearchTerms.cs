using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Agent.Data.Search;

/// <summary>
/// Cuts text into the terms that an index holds: stems of words without case and accents, without the words that are everywhere.
/// </summary>
internal static class SearchTerms
{
    private static readonly FrozenSet<string> Everywhere = FrozenSet.ToFrozenSet(
        (
            "a an and are as at be been but by did do does for from had has have he her him his how i if in into is it its me my no not of off on or our out over she so than that the their them then "
            + "there these they this those to too under up was we were what when where which while who whose why will with would you your about any all also can could during find show list search like similar"
        ).Split(' ')
    );

    public static IEnumerable<string> Read(string text)
    {
        var word = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character))
                word.Append(char.ToLowerInvariant(character));
            else if (
                character is not '\''
                && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                && Take(word) is { } term
            )
                yield return term;
        }

        if (Take(word) is { } last)
            yield return last;
    }

    private static string? Take(StringBuilder word)
    {
        var text = word.ToString();
        word.Clear();
        return text.Length < 2 || Everywhere.Contains(text) ? null : Stemmer.Stem(text);
    }
}
