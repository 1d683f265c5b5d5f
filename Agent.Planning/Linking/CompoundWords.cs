using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Cuts headers written in one: <c>communityname</c>, <c>estprojectcost</c>, <c>applieddate</c>.</summary>
internal static class CompoundWords
{
    private const int Shortest = 8;

    // The words that headers end with, longest first so that "description" is not cut at "on".
    private static readonly string[] Endings =
    [
        .. WordLists.Of("header_endings").OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal),
    ];

    private static readonly string[] Beginnings =
    [
        .. WordLists.Of("header_beginnings").OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal),
    ];

    /// <summary>The words with blanks between them; null where nothing is to be cut.</summary>
    public static string? Split(string name)
    {
        var words = NameWords.Split(name);
        var split = words.SelectMany(Cut).ToList();
        return split.Count > words.Count ? string.Join(' ', split) : null;
    }

    private static IEnumerable<string> Cut(string word)
    {
        if (word.Length < Shortest)
            return [word];
        if (
            Endings.FirstOrDefault(ending => word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 4) is
            { } last
        )
            return [.. Cut(word[..^last.Length]), last];
        return
            Beginnings.FirstOrDefault(beginning =>
                word.StartsWith(beginning, StringComparison.Ordinal) && word.Length - beginning.Length >= 4
            )
                is { } first
            ? [first, .. Cut(word[first.Length..])]
            : [word];
    }
}
