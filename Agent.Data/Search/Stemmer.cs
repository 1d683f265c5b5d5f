namespace Agent.Data.Search;

/// <summary>
/// Cuts English endings so that forms of a word meet: slips, slipped and slipping give slip. A light stemmer in the manner of Porter's
/// first steps: what it makes
/// need not be a word, and rarely two meanings meet.
/// </summary>
internal static class Stemmer
{
    private static readonly (string Ending, string With)[] Endings =
    [
        ("ational", "ate"),
        ("ization", "ize"),
        ("fulness", "ful"),
        ("ousness", "ous"),
        ("iveness", "ive"),
        ("ations", "ate"),
        ("ation", "ate"),
        ("ators", "ate"),
        ("ator", "ate"),
        ("ically", "ic"),
        ("ments", string.Empty),
        ("ment", string.Empty),
        ("ness", string.Empty),
        ("ingly", string.Empty),
        ("edly", string.Empty),
        ("ings", string.Empty),
        ("ing", string.Empty),
        ("ies", "y"),
        ("ied", "y"),
        ("ers", string.Empty),
        ("ed", string.Empty),
        ("er", string.Empty),
        ("ly", string.Empty),
        ("sses", "ss"),
        ("es", string.Empty),
        ("s", string.Empty),
    ];

    public static string Stem(string word)
    {
        if (word.Length < 4 || !word.All(char.IsLetter))
            return word;
        foreach (var (ending, with) in Endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length - ending.Length + with.Length < 3)
                continue;
            if (ending == "s" && word[^2] is 's' or 'u' or 'i')
                break;
            var stem = word[..^ending.Length];
            if (!stem.Any(character => "aeiouy".Contains(character, StringComparison.Ordinal)))
                break;
            return Tidy(stem + with);
        }

        return Tidy(word);
    }

    /// <summary>Slipp and slip, injure and injur, burnt letters: doubled ends and a last e go.</summary>
    private static string Tidy(string stem)
    {
        if (stem.Length > 3 && stem[^1] == stem[^2] && !"aeiouls".Contains(stem[^1], StringComparison.Ordinal))
            stem = stem[..^1];
        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
    }
}
