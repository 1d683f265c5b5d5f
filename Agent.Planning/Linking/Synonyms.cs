using Agent.Core.Spelling;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Words of the language and of safety work that mean the same. Never words of one workbook.</summary>
internal static class Synonyms
{

    private static readonly Dictionary<string, List<string>> Table = Read();

    private static readonly Dictionary<string, string> ShortForms = WordLists
        .Lines("short-forms.txt")
        .Select(line => line.Split('=', StringSplitOptions.TrimEntries))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly ILookup<string, string> Shorts = ShortForms.ToLookup(
        pair => pair.Value,
        pair => Stemmer.Stem(pair.Key),
        StringComparer.Ordinal
    );

    /// <summary>Stems of the short forms of a word, as values are coded by them: "inj" of injury.</summary>
    public static IEnumerable<string> ShortsOf(string word) => Shorts[word];

    /// <summary>What a word may stand for, as stems.</summary>
    public static IReadOnlyList<string> Of(string stem) => Table.TryGetValue(stem, out var others) ? others : [];

    /// <summary>Short forms in headers that are no beginning of their word.</summary>
    public static bool IsShortFor(string shortForm, string word) => ShortForms.TryGetValue(shortForm, out var full) && full == word;

    /// <summary>A name with its short forms written out, "action due date" of ACTN_DUE_DT; null where it has none.</summary>
    public static string? WrittenOut(string name)
    {
        var words = NameWords.Split(name);
        return words.Count > 1 && words.Any(ShortForms.ContainsKey)
            ? string.Join(' ', words.Select(word => ShortForms.GetValueOrDefault(word, word)))
            : null;
    }

    /// <summary>The word that a short form stands for; null for none.</summary>
    public static string? Full(string shortForm) => ShortForms.GetValueOrDefault(shortForm);

    /// <summary>The stem of the word in the table that a word likely misspells; null when it resembles none.</summary>
    public static string? Misspelled(string lower) =>
        lower.Length < 6 ? null
        : Words.FirstOrDefault(word => EditDistance.IsMisspelling(lower, word)) is { } word ? Stemmer.Stem(word)
        : null;

    private static readonly string[] Words = [.. Rings().SelectMany(ring => ring).Where(word => word.Length > 5)];

    private static Dictionary<string, List<string>> Read()
    {
        var table = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var words in Rings())
        {
            List<string> ring = [.. words.Select(Stemmer.Stem)];
            foreach (var word in ring)
            {
                if (!table.TryGetValue(word, out var others))
                    table[word] = others = [];
                others.AddRange(ring.Where(other => other != word));
            }
        }

        return table;
    }

    private static IEnumerable<string[]> Rings() =>
        WordLists.Lines("synonyms.txt").Select(line => line.Split(',', StringSplitOptions.TrimEntries));
}
