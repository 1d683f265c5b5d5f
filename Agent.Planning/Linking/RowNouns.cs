using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Nouns that people use for the rows of a safety workbook, whatever its sheets are called.</summary>
internal static class RowNouns
{
    private static readonly HashSet<string> General =
        [.. WordLists.Of("row_nouns").Select(Stemmer.Stem)];

    private static readonly HashSet<string> Accidents = [.. WordLists.Of("accident_nouns").Select(Stemmer.Stem)];

    /// <summary>Whether a word can stand for the rows of any sheet.</summary>
    public static bool IsGeneral(string stem) => General.Contains(stem);

    /// <summary>Whether a word speaks of accidents.</summary>
    public static bool IsAccident(string stem) => Accidents.Contains(stem);
}
