using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>
/// Headers that run shortened words together: <c>TRNSPD</c> is the train speed, <c>EQPDMG</c> the damage to equipment. Known by their few
/// vowels; what they stand
/// for is told by the words of the question alone, each of which gives a piece: its beginning, or its first letter and some of its
/// consonants.
/// </summary>
internal static class CodedNames
{
    private const int Shortest = 4;
    private const int Longest = 12;
    private const int ShortestAlone = 3;
    private const int ShortestValue = 5;

    // Pieces that say how a value is kept, not what it is.
    private static readonly string[] Fronts =
    [
        .. WordLists.Of("coded_fronts").OrderByDescending(piece => piece.Length).ThenBy(piece => piece, StringComparer.Ordinal),
    ];
    private static readonly string[] Ends =
    [
        .. WordLists.Of("coded_ends").OrderByDescending(piece => piece.Length).ThenBy(piece => piece, StringComparer.Ordinal),
    ];

    /// <summary>Whether a header's word is run together from shortened ones.</summary>
    public static bool IsCoded(string word) =>
        word.Length is >= Shortest and <= Longest && word.All(char.IsAsciiLetter) && word.Count(IsVowel) * 10 < word.Length * 3;

    /// <summary>How completely words spell a coded header, 0 (not at all) to 1.</summary>
    /// <param name="code">The header's word in lower case.</param>
    /// <param name="words">Words of the question in lower case, in their order.</param>
    public static double Spell(string code, IReadOnlyList<string> words)
    {
        if (Spells(code, words, 0))
            return 1;
        foreach (var front in Fronts)
        {
            if (
                code.Length - front.Length >= ShortestAlone
                && code.StartsWith(front, StringComparison.Ordinal)
                && Spells(code[front.Length..], words, 0)
            )
                return 0.8;
        }

        foreach (var end in Ends)
        {
            if (
                code.Length - end.Length >= ShortestAlone
                && code.EndsWith(end, StringComparison.Ordinal)
                && Spells(code[..^end.Length], words, 0)
            )
                return 0.8;
        }

        return words is [var last] && EndsWith(code, last) ? 0.5 : 0;
    }

    /// <summary>"damage" for ACCDMG: the last piece alone, what is before it unsaid.</summary>
    private static bool EndsWith(string code, string word)
    {
        for (var length = code.Length - 2; length >= ShortestAlone; length--)
        {
            if (IsPiece(code[^length..], word))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a piece of a header shortens a word: its beginning, or its first letter and consonants of it in their order.
    /// </summary>
    public static bool IsPiece(string piece, string word)
    {
        if (piece.Length < 2 || piece.Length >= word.Length || piece[0] != word[0])
            return false;
        if (word.StartsWith(piece, StringComparison.Ordinal))
            return true;
        var at = 1;
        for (var next = 1; next < piece.Length; next++)
        {
            var letter = piece[next];
            if (IsVowel(letter))
                return false;
            // CCTV shortens no "corrective": letters left out between two equal ones are vowels.
            while (at < word.Length && word[at] != letter)
            {
                if (letter == piece[next - 1] && !IsVowel(word[at]))
                    return false;
                at++;
            }

            if (at++ >= word.Length)
                return false;
        }

        return true;
    }

    /// <summary>HYPERMKT for hypermarket: a long word of a value with letters left out, most of them vowels.</summary>
    public static bool Shortens(string code, string word) =>
        code.Length >= ShortestValue
        && code.Length * 2 > word.Length
        && (IsPiece(code, word) || (word.StartsWith(code[..2], StringComparison.Ordinal) && Consonants.AreLeftIn(code, word)));

    private static bool Spells(string code, IReadOnlyList<string> words, int next)
    {
        if (code.Length == 0)
            return next == words.Count;
        if (next == words.Count)
            return false;
        if (code == words[next] && next == words.Count - 1)
            return next > 0;
        var shortest = words.Count == 1 ? ShortestAlone : 2;
        for (var length = code.Length; length >= shortest; length--)
        {
            if (IsPiece(code[..length], words[next]) && Spells(code[length..], words, next + 1))
                return true;
        }

        return false;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
