using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Single capital letters inside a question: codes such as grade A or class B, no articles.</summary>
internal static class LetterCodes
{
    /// <summary>Whether a token is a capital letter that stands behind another word: "category A".</summary>
    public static bool IsLetter(this IReadOnlyList<Token> tokens, int at) =>
        at > 0 && tokens[at] is { Kind: TokenKind.Word, Text: [>= 'A' and <= 'Z'] } && tokens[at - 1].Kind is TokenKind.Word;
}
