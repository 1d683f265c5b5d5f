using System.Collections.Frozen;
using System.Reflection;
using Agent.Core.Spelling;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Mentions;

/// <summary>The words and phrases that say what is done with the data, read from <c>Lexicon/operators.txt</c>.</summary>
internal static class OperatorLexicon
{
    private static readonly FrozenDictionary<string, Sense> Phrases = Read().ToFrozenDictionary(StringComparer.Ordinal);

    // What a longer word may misspell.
    private static readonly string[] Words =
    [
        .. Phrases
            .Keys.Where(phrase => phrase.Length >= 6 && !phrase.Contains(' ', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private const int MostInGap = 3;

    // Phrases with a gap: what stands before it, what behind.
    private static readonly (string[] Head, string[] Tail, Sense Sense)[] Gapped =
    [
        .. Phrases.Where(item => item.Key.Contains('…', StringComparison.Ordinal))
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => (item.Key.Split('…')[0].Trim().Split(' '), item.Key.Split('…')[1].Trim().Split(' '), item.Value)),
    ];

    private static readonly int Longest = Phrases.Keys.Max(phrase => phrase.Split(' ').Length);

    /// <summary>All phrases with their sense, as the file has them.</summary>
    public static IEnumerable<KeyValuePair<string, Sense>> All => Phrases;

    /// <summary>Whether a word alone asks for something.</summary>
    public static bool Has(string word) => Phrases.ContainsKey(word);

    /// <summary>The operators of a question in text order, the longest phrase at each place.</summary>
    /// <param name="tokens">The question.</param>
    /// <param name="isName">Whether a stem is a word of the dataset: such a word is no misspelling of an operator.</param>
    public static IReadOnlyList<OperatorMention> Find(IReadOnlyList<Token> tokens, Func<string, bool> isName)
    {
        var words = tokens.Select(token => Corrected(token, isName)).ToList();
        var found = new List<OperatorMention>();
        for (var at = 0; at < tokens.Count;)
        {
            var length = Enumerable
                .Range(1, Math.Min(Longest, tokens.Count - at))
                .Reverse()
                .FirstOrDefault(length => Phrases.ContainsKey(Text(words, at, length)));
            if (Open(words, at) is var (sense, end) && end - at > length)
            {
                found.Add(new OperatorMention(at, end, sense));
                at = end;
                continue;
            }

            if (length == 0)
            {
                at++;
                continue;
            }

            found.Add(new OperatorMention(at, at + length, Phrases[Text(words, at, length)]));
            at += length;
        }

        return found;
    }

    /// <summary>"past their investigation due date" is "past … due date": the longest phrase with a gap of up to three words.</summary>
    private static (Sense Sense, int End)? Open(List<string> words, int at)
    {
        (Sense, int End)? longest = null;
        foreach (var (head, tail, sense) in Gapped)
        {
            if (!Is(words, at, head))
                continue;
            for (var next = at + head.Length + 1; next <= Math.Min(words.Count - tail.Length, at + head.Length + MostInGap); next++)
            {
                if (Is(words, next, tail) && (longest is null || next + tail.Length > longest.Value.End))
                    longest = (sense, next + tail.Length);
            }
        }

        return longest;
    }

    private static bool Is(List<string> words, int at, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (at + i >= words.Count || words[at + i] != phrase[i])
                return false;
        }

        return true;
    }

    private static string Text(List<string> words, int at, int length) =>
        length == 1 ? words[at] : string.Join(' ', words.Skip(at).Take(length));

    private static string Corrected(Token token, Func<string, bool> isName) =>
        token.Kind != TokenKind.Word || Has(token.Lower) || token.Lower.Length < 6 || CommonWords.Has(token) || isName(token.Stem)
            ? token.Lower
            : Informal.Correct(token.Lower) ?? Words.FirstOrDefault(word => EditDistance.IsMisspelling(token.Lower, word)) ?? token.Lower;

    private static IEnumerable<KeyValuePair<string, Sense>> Read()
    {
        foreach (var line in WordLists.Lines("operators.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var sense = Enum.Parse<Sense>(line[..colon].Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true);
            foreach (var phrase in line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return new KeyValuePair<string, Sense>(phrase, sense);
        }
    }
}
