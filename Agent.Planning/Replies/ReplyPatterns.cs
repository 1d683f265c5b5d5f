using System.Text.RegularExpressions;

namespace Agent.Planning.Replies;

/// <summary>The patterns of <c>patterns.txt</c>, in its order.</summary>
internal static partial class ReplyPatterns
{
    private static readonly Lazy<IReadOnlyList<(ReplyKind Kind, Regex Pattern)>> All = new(() =>
        [.. ReplyFile.Lines("patterns.txt").Select(line => (line.Kind, ToRegex(line.Text)))]);

    /// <summary>What a sentence is; null where it may ask for figures.</summary>
    public static ReplyKind? Match(string sentence)
    {
        var words = Ends()
            .Replace(
                string.Join(' ', Words().Matches(sentence.ToLowerInvariant().Replace('’', '\'')).Select(match => match.Value)),
                string.Empty
            );
        if (words.Length == 0)
            return ReplyKind.Nonsense;
        foreach (var (kind, pattern) in All.Value)
        {
            if (pattern.IsMatch(words))
                return kind;
        }

        return null;
    }

    private static Regex ToRegex(string pattern)
    {
        var text = string.Join(
            ' ',
            pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "*" ? "*" : Regex.Escape(word))
        );
        // A star takes its blanks along: it may stand for no word.
        text = text.Replace(" * ", "(?: .+ | )", StringComparison.Ordinal)
            .Replace("* ", "(?:.+ )?", StringComparison.Ordinal)
            .Replace(" *", "(?: .+)?", StringComparison.Ordinal);
        return new Regex($"^{text}$", RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"[\p{L}\p{N}']+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex("^(?:(?:please|so|then|well|ok so) )+|(?: (?:please|then|there|again|everyone|all))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}
