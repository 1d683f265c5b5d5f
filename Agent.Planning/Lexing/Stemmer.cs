namespace Agent.Planning.Lexing;

/// <summary>
/// Cuts English endings, so that <c>injuries</c>, <c>injured</c> and <c>injury</c> are one word. British and American spellings meet.
/// </summary>
internal static class Stemmer
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["people"] = "person",
        ["persons"] = "person",
        ["men"] = "man",
        ["women"] = "woman",
        ["children"] = "child",
        ["feet"] = "foot",
        ["fell"] = "fall",
        ["fallen"] = "fall",
        ["died"] = "die",
        ["dies"] = "die",
        ["dying"] = "die",
        ["struck"] = "strike",
        ["stricken"] = "strike",
        ["caught"] = "catch",
        ["broke"] = "break",
        ["broken"] = "break",
        ["burnt"] = "burn",
        ["lost"] = "lose",
        ["causes"] = "cause",
        ["data"] = "data",
        ["media"] = "media",
        ["news"] = "news",
        ["species"] = "species",
        ["series"] = "series",
        ["lives"] = "life",
        ["knives"] = "knife",
        ["analyses"] = "analysis",
        ["indices"] = "index",
        ["criteria"] = "criterion",
    };

    // Longest first; the stem left must have at least the letters given.
    private static readonly (string Ending, int Least, string Instead)[] Endings =
    [
        ("izations", 3, "iz"),
        ("isations", 3, "iz"),
        ("ization", 3, "iz"),
        ("isation", 3, "iz"),
        ("izing", 3, "iz"),
        ("ising", 4, "iz"),
        ("ized", 3, "iz"),
        ("ised", 4, "iz"),
        ("ize", 3, "iz"),
        ("ise", 4, "iz"),
        ("ations", 3, "at"),
        ("ation", 3, "at"),
        ("ating", 3, "at"),
        ("ated", 3, "at"),
        ("ates", 3, "at"),
        ("ate", 3, "at"),
        ("ators", 3, "at"),
        ("ator", 3, "at"),
        ("ements", 3, ""),
        ("ement", 3, ""),
        ("ments", 3, ""),
        ("ment", 4, ""),
        ("ities", 3, ""),
        ("ity", 3, ""),
        ("ions", 3, ""),
        ("ion", 3, ""),
        ("ings", 3, ""),
        ("ing", 3, ""),
        ("edly", 3, ""),
        ("ies", 3, ""),
        ("ied", 3, ""),
        ("ers", 4, ""),
        ("ed", 3, ""),
        ("es", 3, ""),
        ("er", 4, ""),
        ("or", 4, ""),
        ("our", 3, "or"),
        ("ly", 3, ""),
        ("al", 4, ""),
        ("s", 2, ""),
        ("y", 3, ""),
        ("e", 3, ""),
    ];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var regular))
            word = regular;
        word = Singular(word);
        if (word.Length <= 3 || word.Any(char.IsAsciiDigit))
            return word;
        if (Quality(word) is { } quality)
            return Stem(quality);
        foreach (var (ending, least, instead) in Endings)
        {
            if (word.Length - ending.Length >= least && word.EndsWith(ending, StringComparison.Ordinal))
            {
                word = word[..^ending.Length] + instead;
                // rectifying, rectified: one word.
                if (ending is "ing" or "ings" && word.Length > 3 && word[^1] == 'y' && word[^2] is not ('a' or 'e' or 'o' or 'u'))
                    word = word[..^1];
                break;
            }
        }

        // hitting, hit; pressed, press keeps its double letter.
        return word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('s' or 'l') ? word[..^1] : word;
    }

    /// <summary>Seriousness is how serious, readiness how ready; business and witness are words of their own.</summary>
    private static string? Quality(string word) =>
        word.Length < 9 || !word.EndsWith("ness", StringComparison.Ordinal) ? null
        : word[^5] == 'i' ? word[..^5] + "y"
        : word[..^4];

    /// <summary>The singular of a word in lower case.</summary>
    public static string Singular(string word)
    {
        if (Irregular.TryGetValue(word, out var regular))
            return regular;
        return word switch
        {
            { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
            { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
                || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
            { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)
                && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) => word[..^1],
            _ => word,
        };
    }
}
