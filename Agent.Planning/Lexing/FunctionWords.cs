using System.Collections.Frozen;

namespace Agent.Planning.Lexing;

/// <summary>Words that say what is done with the data, and words that say too little to be answered.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = WordLists.Of("function");

    /// <summary>Whether a word belongs to the form of questions.</summary>
    public static bool Has(Token token) => token.Kind is TokenKind.Sign || Words.Contains(token.Lower) || Words.Contains(token.Singular);
}
