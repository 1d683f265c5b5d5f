using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Nouns that people use for the rows of a safety workbook, whatever its sheets are called.</summary>
internal static class RowNouns
{
    /// <summary>Stems of what accidents are called in other languages.</summary>
    public static readonly IReadOnlyCollection<string> ForeignAccidents =
        [.. WordLists.Of("foreign_accident_nouns").Select(Stemmer.Stem).Distinct()];

    private static readonly HashSet<string> General = [.. WordLists.Of("row_nouns").Select(Stemmer.Stem), .. ForeignAccidents];

    private static readonly HashSet<string> Accidents = [.. WordLists.Of("accident_nouns").Select(Stemmer.Stem), .. ForeignAccidents];

    private static readonly HashSet<string> Holders = [.. WordLists.Of("holder_nouns")];

    /// <summary>
    /// The words of a name that its rows may be called by: the last before a preposition, with those joined to it by "and"; where it only
    /// says
    /// what holds them, the one before it, too. "Incident log 2024" holds incidents, "audit findings" findings, "Hours by site" hours.
    /// </summary>
    public static IEnumerable<string> Of(string name)
    {
        var words = NameWords.Split(name).Where(word => !word.All(char.IsAsciiDigit)).ToList();
        var preposition = words.Count < 2 ? -1 : words.FindIndex(1, word => StopWords.IsGlue(word) && word is not ("and" or "the"));
        if (preposition > 0)
            words = words[..preposition];
        for (var at = words.Count - 1; at >= 0; at--)
        {
            yield return words[at];
            var isHolder = Holders.Contains(Stemmer.Singular(words[at]));
            if (!isHolder && (at == 0 || words[at - 1] != "and"))
                yield break;
            if (!isHolder)
                at--;
        }
    }

    /// <summary>Whether a word can stand for the rows of any sheet.</summary>
    public static bool IsGeneral(string stem) => General.Contains(stem);

    /// <summary>Whether a word speaks of accidents.</summary>
    public static bool IsAccident(string stem) => Accidents.Contains(stem);
}
