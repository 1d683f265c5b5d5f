using System.Collections.Frozen;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>
/// Words that are spelled right and mean themselves: a concept that the data do not have is no misspelling of one that they have.
/// </summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = WordLists.Of("common");

    private static readonly FrozenSet<string> Short = WordLists.Of("common_short");

    /// <summary>Whether a token is a right word.</summary>
    public static bool Has(Token token) => Words.Contains(token.Lower) || Words.Contains(token.Singular);

    /// <summary>Whether a short word is a word of its own.</summary>
    public static bool IsWord(string word) => Short.Contains(word) || Words.Contains(word);
}
