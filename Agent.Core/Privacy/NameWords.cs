using System.Buffers;
using System.Collections.Frozen;

namespace Agent.Core.Privacy;

/// <summary>What counts as a word of a name, and which words name nobody.</summary>
internal static class NameWords
{
    private static readonly SearchValues<char> Gaps = SearchValues.Create(" ,.-'’_\t\u00A0");

    // Cells of person columns that say that nobody is named.
    private static readonly FrozenSet<string> Fillers = new[]
    {
        "unknown", "n/a", "na", "none", "null", "nil", "other", "others", "not recorded", "not known", "not applicable", "anonymous", "confidential", "unspecified", "tbd", "tba", "various", "multiple",
        "several", "contractor", "employee", "visitor", "public", "yes", "no", "-", "?", ".", "#n/a", "nobody", "same", "same as above", "as above", "see above", "ditto", "self", "team", "staff",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // First names and surnames that are words of English first: alone they say nothing about a person, and texts are full of them.
    private static readonly FrozenSet<string> Everyday = new[]
    {
        "will", "mark", "rose", "grant", "hand", "may", "june", "april", "august", "bill", "frank", "pat", "art", "hope", "joy", "grace", "dean", "page", "young", "long", "short", "white", "black", "brown",
        "green", "gray", "grey", "king", "price", "rich", "summer", "winter", "stone", "wood", "woods", "field", "hill", "ford", "bush", "cook", "baker", "park", "parks", "street", "north", "south", "east",
        "west", "lane", "bell", "ball", "banks", "bird", "fish", "fox", "wolf", "lamb", "rice", "berry", "church", "temple", "bishop", "pope", "knight", "page", "porter", "carter", "mason", "miller", "smith",
        "taylor", "turner", "walker", "hunter", "fisher", "shepherd", "gardner", "butler", "chase", "chance", "drew", "jack", "rod", "rob", "sue", "guy", "gene", "miles", "major", "noble", "sharp", "small",
        "little", "strong", "swift", "power", "powers", "love", "day", "weeks", "case", "cases", "cross", "waters", "rivers", "lake", "forest", "sand", "sands", "steel", "glass", "iron", "the", "and", "not", "van", "von", "der",
        "den", "del", "but", "known", "recorded", "applicable", "available", "stated", "given", "for", "are", "was", "were", "has", "had", "his", "her", "him", "she", "you", "our", "all", "any", "can", "did", "new", "old", "one", "two", "out", "off", "who", "how", "why", "yes", "see", "per",
        "same", "above", "below", "with", "from", "this", "that", "then", "than", "they", "them", "been", "being", "have", "were", "when", "what", "where", "which", "while", "after", "before", "other", "another", "both", "each", "also", "only",
        "area", "shift", "night", "crew", "site", "plant", "office", "manager", "supervisor", "operator", "contractor", "employee", "worker", "driver", "engineer", "technician", "foreman", "inspector", "nurse", "doctor", "team", "lead", "chief", "person", "name", "las", "los", "dos", "ben", "bin", "ibn", "mac", "jun", "sen", "mrs",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsFiller(string value) => value.Length == 0 || Fillers.Contains(value);

    /// <summary>Whether the word alone points at a person.</summary>
    public static bool IsTelling(string word) => word.Length >= 3 && word.All(char.IsLetter) && !Everyday.Contains(word) && !Fillers.Contains(word);

    /// <summary>The words of a text: runs of letters and digits.</summary>
    public static string[] Split(string text)
    {
        var words = new List<string>();
        for (var at = 0; Next(text, at) is var (start, end) && start < end; at = end)
            words.Add(text[start..end]);
        return [.. words];
    }

    /// <summary>The next word at or behind a place; empty when there is none.</summary>
    public static (int Start, int End) Next(string text, int at)
    {
        while (at < text.Length && !IsWord(text[at]))
            at++;
        var start = at;
        while (at < text.Length && IsWord(text[at]))
            at++;
        return (start, at);
    }

    /// <summary>Whether what is between two words may stand within a name: "Last, First", "first.last", "F. Last".</summary>
    /// <param name="between">What is between them.</param>
    /// <param name="isInitial">Whether the first is an initial or a title; behind other words a full stop ends the sentence.</param>
    public static bool IsGap(ReadOnlySpan<char> between, bool isInitial) =>
        between.Length is >= 1 and <= 3
        && between.IndexOfAnyExcept(Gaps) < 0
        && (isInitial || between.Length == 1 || !between.Contains('.'));

    // Letters of every script; a mark belongs to the letter before it.
    private static bool IsWord(char character) =>
        char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
