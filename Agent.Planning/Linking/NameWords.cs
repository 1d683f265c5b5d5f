using System.Collections.Frozen;
using System.Text;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Cuts names of sheets, columns and values into words.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Weak = WordLists.Of("weak_in_headers");

    /// <summary>The words in lower case: split at anything but letters and digits, and at humps.</summary>
    public static IReadOnlyList<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var previous = '\0';
        for (var at = 0; at < name.Length; at++)
        {
            var character = name[at];
            var hump = char.IsUpper(character) && (char.IsLower(previous) || EndsCapitals(name, at, previous));
            if ((!char.IsLetterOrDigit(character) && character is not ('\'' or '’')) || hump)
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
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>"SRType" is SR and Type; "IDs" and "HGVs" are plurals of letters.</summary>
    private static bool EndsCapitals(string name, int at, char previous) =>
        char.IsUpper(previous) && at + 2 < name.Length && char.IsLower(name[at + 1]) && char.IsLower(name[at + 2]);

    /// <summary>How much a word of a column's name tells: little for "number", less for "of", less the more columns have it.</summary>
    public static double ColumnWeight(string word, int columnsWithIt, bool isRowNoun)
    {
        if (StopWords.IsGlue(word) || StopWords.IsOfAskedHeader(word))
            return 0.05;
        var weight = Weak.Contains(word) ? 0.3 : isRowNoun ? 0.3 : 1;
        return weight / (1 + (0.2 * Math.Min(6, columnsWithIt - 1)));
    }

    public static double ValueWeight(string word) => StopWords.IsGlue(word) ? 0.05 : word is "not" or "non" or "no" ? 0.7 : 1;
}
