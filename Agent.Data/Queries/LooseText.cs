using System.Globalization;
using System.Text;
using Agent.Core.Spelling;

namespace Agent.Data.Queries;

/// <summary>Compares names as people write them: case, spaces, punctuation, accents, plural and spelling do not count for much.</summary>
internal static class LooseText
{
    /// <summary>
    /// The words of a name in lower case without accents and plural; <c>IncidentTypes_of site</c> gives incident, type, of, site.
    /// </summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var previous = '\0';
        foreach (var character in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            var hump = char.IsUpper(character) && char.IsLower(previous);
            if (!char.IsLetterOrDigit(character) || hump)
                Flush();
            if (char.IsLetterOrDigit(character))
                word.Append(char.ToLowerInvariant(character));
            previous = character;
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(Singular(LetterFolding.Fold(word.ToString())));
            word.Clear();
        }
    }

    /// <summary>The words run together: equal for names that differ in case, spaces, punctuation and plural only.</summary>
    public static string Key(string text) => string.Concat(Words(text));

    /// <summary>How alike two keys are, 0–1: one minus the share of letters to change, neighbours swapped counting once.</summary>
    public static double Similarity(string left, string right)
    {
        // Level 3 is no misspelling of Level 4.
        if (!left.Where(char.IsAsciiDigit).SequenceEqual(right.Where(char.IsAsciiDigit)))
            return 0.5 * Likeness(left, right);
        return Likeness(left, right);
    }

    private static double Likeness(string left, string right)
    {
        var longest = Math.Max(left.Length, right.Length);
        return longest == 0 ? 1 : 1 - ((double)EditDistance.Between(left, right) / longest);
    }

    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)
            && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}
