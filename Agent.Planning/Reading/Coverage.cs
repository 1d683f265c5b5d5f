using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Reading;

/// <summary>Finds the words of a question that nothing has explained: a concept the data may not have.</summary>
internal static class Coverage
{
    /// <summary>Words for those who were hurt.</summary>
    public static readonly string[] Hurt = ["injured", "hurt", "victims", "victim", "casualties", "affected"];

    /// <summary>The words left, as written.</summary>
    public static IReadOnlyList<Token> Left(Sentence sentence)
    {
        var nouns = TermMaker.Nouns(sentence.Profile, sentence.Sheet);
        var left = new List<Token>();
        // 'use the description "falls from roof"': how to find what the other words say.
        if (sentence.Has("use", "using", "check", "look", "via") && sentence.Tokens.Any(token => token.Kind == TokenKind.Quote))
            return left;
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            var token = sentence.Tokens[at];
            if (sentence.IsUsed(at) || sentence.LinkAt(at) is not null || sentence.IsTaken(at) || StopWords.IsEmpty(token) || StopWords.IsSoft(token) || FunctionWords.Has(token))
                continue;
            if (RowNouns.IsGeneral(token.Stem) || nouns.Contains(token.Stem) || IsInjured(sentence, token, nouns) || IsSaidOtherwise(sentence, token) || Informal.Correct(token.Lower) is not null)
                continue;
            if (IsExplained(sentence, at) || (token.Number is not null && sentence.Is(at - 1, "all", "both", "those", "these", "the")))
                continue;
            left.Add(token);
        }

        return left;
    }

    /// <summary>"drills (call type DRL)": what is meant stands in brackets behind it.</summary>
    private static bool IsExplained(Sentence sentence, int at)
    {
        if (!sentence.Is(at + 1, "("))
            return false;
        var end = sentence.FindFrom(at + 2, ")");
        return sentence.Links.Any(link => link.Kind == TermKind.Value && link.Start > at && link.End <= (end < 0 ? sentence.Tokens.Count : end));
    }

    /// <summary>In a list of accidents those hurt are the rows, as long as something else says which.</summary>
    private static bool IsInjured(Sentence sentence, Token token, HashSet<string> nouns) =>
        token.Is(Hurt) && nouns.Contains("accid") && sentence.Links.Any(link => link.Kind != TermKind.Sheet);

    /// <summary>"cops involved? count police": another word for what is linked.</summary>
    private static bool IsSaidOtherwise(Sentence sentence, Token token) =>
        Synonyms.Of(token.Stem).Any(other => other.All(stem => sentence.Links.Any(link => link.Tokens.Any(at => sentence.Tokens[at].Stem == stem))));

    /// <summary>What the rows are called: the first nouns of the question that stand for them, else what the ids are ids of.</summary>
    public static string Noun(Sentence sentence)
    {
        var nouns = TermMaker.Nouns(sentence.Profile, sentence.Sheet);
        bool IsNoun(int at) => at < sentence.Tokens.Count && sentence.Tokens[at] is { Kind: TokenKind.Word, Lower.Length: > 2 } token && sentence.LinkAt(at) is null or { Kind: TermKind.Sheet } && (nouns.Contains(token.Stem) || RowNouns.IsGeneral(token.Stem));
        var first = Enumerable.Range(0, sentence.Tokens.Count).FirstOrDefault(IsNoun, -1);
        if (first >= 0)
        {
            var last = IsNoun(first + 1) && sentence.Tokens[first].Lower == sentence.Tokens[first].Singular ? first + 1 : first;
            return string.Join(' ', sentence.Tokens.Skip(first).Take(last - first).Select(token => token.Lower).Append(Plural(sentence.Tokens[last].Lower)));
        }

        return sentence.Sheet.EntityKey is { } key && NameWords.Split(key) is [var named, _, ..] ? Plural(named) : "rows";
    }

    private static string Plural(string noun) => noun.EndsWith('s') ? noun : noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s";
}
