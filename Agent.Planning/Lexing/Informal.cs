using Agent.Core.Spelling;

namespace Agent.Planning.Lexing;

/// <summary>Informal and shortened words written out. Only words of the language, never of a workbook.</summary>
internal static class Informal
{
    private static readonly Dictionary<string, string> Words = WordLists
        .Lines("informal.txt")
        .Select(line => line.Split('=', StringSplitOptions.TrimEntries))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    // Words that questions are built of, for misspellings: "montly", "averge".
    private static readonly string[] Built = [.. WordLists.Of("built").Order(StringComparer.Ordinal)];

    /// <summary>The words meant, in lower case.</summary>
    public static string Expand(string lower) => Words.GetValueOrDefault(lower, lower);

    /// <summary>The word of questions that was likely misspelled; null when it resembles none.</summary>
    public static string? Correct(string lower) =>
        lower.Length < 6 ? null : Built.FirstOrDefault(word => word != lower && EditDistance.IsMisspelling(lower, word));
}
