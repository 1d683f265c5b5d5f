using System.Collections.Frozen;

namespace Agent.Planning.Lexing;

/// <summary>Words that say nothing of the data.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Empty = WordLists.Of("empty");

    private static readonly FrozenSet<string> Soft = WordLists.Of("soft");

    private static readonly FrozenSet<string> Glue = WordLists.Of("glue");

    /// <summary>Whether a word never says anything.</summary>
    public static bool IsEmpty(Token token) => token.Kind == TokenKind.Sign || Empty.Contains(token.Lower);

    /// <summary>Whether a word need not be linked.</summary>
    public static bool IsSoft(Token token) => Soft.Contains(token.Lower) || Soft.Contains(token.Singular);

    /// <summary>Whether a word inside a name does not tell it from others.</summary>
    public static bool IsGlue(string word) => Glue.Contains(word);
}
