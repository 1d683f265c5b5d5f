using System.Collections.Frozen;

namespace Agent.Planning.Lexing;

/// <summary>Words that say nothing of the data.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Empty = WordLists.Of("empty");

    private static readonly FrozenSet<string> Soft = WordLists.Of("soft");

    private static readonly FrozenSet<string> Light = WordLists.Of("light");

    private static readonly FrozenSet<string> AskedHeaders = WordLists.Of("asked_headers");

    private static readonly FrozenSet<string> Glue = WordLists.Of("glue");

    /// <summary>Whether a word never says anything: "US firms" names a country.</summary>
    public static bool IsEmpty(Token token) => token.Kind == TokenKind.Sign || (Empty.Contains(token.Lower) && token.Text != "US");

    /// <summary>Whether a word need not be linked.</summary>
    public static bool IsSoft(Token token) => Soft.Contains(token.Lower) || Soft.Contains(token.Singular);

    /// <summary>Whether a word of a header in the form of a question tells nothing: "How was it detected?" is Detected.</summary>
    public static bool IsOfAskedHeader(string word) => AskedHeaders.Contains(word);

    /// <summary>Whether a word ties what is said to the record, and need not be linked though it may name something.</summary>
    public static bool IsLight(Token token) => Light.Contains(token.Lower);

    /// <summary>Whether a word inside a name does not tell it from others.</summary>
    public static bool IsGlue(string word) => Glue.Contains(word);
}
