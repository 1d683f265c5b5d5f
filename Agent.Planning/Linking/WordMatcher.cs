using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Planning.Linking;

/// <summary>
/// Which stems a token may stand for, and how: itself, a synonym, a word it shortens or that shortens it, the word it misspells.
/// </summary>
internal sealed class WordMatcher(LinkIndex index)
{
    /// <summary>Stems of words of the dataset, each with how the token comes to mean it.</summary>
    public IReadOnlyList<(string Stem, MatchKind Kind)> Match(Token token)
    {
        if (token.Kind is TokenKind.Sign or TokenKind.Clock or TokenKind.Date)
            return [];
        var matches = new List<(string Stem, MatchKind Kind)>();
        if (index.Knows(token.Stem))
            matches.Add((token.Stem, MatchKind.Exact));
        if (token.Kind != TokenKind.Word || token.Lower.Length < 3 || token.Number is not null)
            return matches;
        matches.AddRange(Synonyms.Of(token.Stem).Where(index.Knows).Select(synonym => (synonym, MatchKind.Synonym)));

        if (Synonyms.Full(token.Singular) is { } full && index.Knows(Stemmer.Stem(full)))
            matches.Add((Stemmer.Stem(full), MatchKind.Abbreviation));
        matches.AddRange(
            Synonyms.ShortsOf(token.Singular).Where(index.Knows).Select(shortForm => (shortForm, MatchKind.Abbreviation))
        );
        foreach (var word in index.ColumnWords)
        {
            if (word != token.Stem && IsShortening(word, token))
                matches.Add((word, MatchKind.Abbreviation));
        }

        if (!StopWords.IsEmpty(token) && !FunctionWords.Has(token) && !index.Knows(token.Stem))
        {
            matches.AddRange(index.Codes.Where(code => IsCodeOf(code, token.Singular)).Select(code => (code, MatchKind.Abbreviation)));
            matches.AddRange(
                index.CodedValues.Where(word => CodedNames.Shortens(word, token.Singular)).Select(word => (word, MatchKind.Abbreviation))
            );
        }

        if (
            (matches.Count == 0 || (matches.Count == 1 && !index.IsCommon(token.Stem)))
            && !FunctionWords.Has(token)
            && !StopWords.IsEmpty(token)
            && !StopWords.IsSoft(token)
        )
            matches.AddRange(Misspelled(token));
        return matches;
    }

    private IEnumerable<(string Stem, MatchKind Kind)> Misspelled(Token token)
    {
        // Acronyms are written as they are meant.
        if (CommonWords.Has(token) || token.IsCode)
            return [];
        var names = index
            .Misspelled(token.Lower)
            .DefaultIfEmpty(token.Singular == token.Lower ? null : index.Misspelled(token.Singular).FirstOrDefault())
            .OfType<string>()
            .Select(stem => (stem, MatchKind.Misspelling))
            .ToList();
        if (names.Count == 0)
            names = [.. Vowelless(token.Lower)];
        return names.Count > 0 || Synonyms.Misspelled(token.Lower) is not { } word
            ? names
            : Synonyms.Of(word).Where(index.Knows).Select(synonym => (synonym, MatchKind.Misspelling));
    }

    /// <summary>"dmg", "cancld": the consonants of a longer word of the data.</summary>
    private IEnumerable<(string Stem, MatchKind Kind)> Vowelless(string lower) =>
        CommonWords.IsWord(lower) || lower.Any(char.IsAsciiDigit)
            ? []
            : index.ByConsonants(lower).Select(stem => (stem, MatchKind.Misspelling));

    /// <summary>DRL for drill, INC for incident: the first letters, or the consonants in their order.</summary>
    private static bool IsCodeOf(string code, string word)
    {
        if (word.Length <= code.Length || word[0] != code[0])
            return false;
        if (word.StartsWith(code, StringComparison.Ordinal))
            return word.Length >= code.Length + 2 && IsRoot(code, word);
        var consonants = string.Concat(
            word.Where((letter, i) => i == 0 || (letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y') && letter != word[i - 1]))
        );
        return code == consonants;
    }

    /// <summary>org for organization, no for number: the header shortens the word, or the word the header.</summary>
    private static bool IsShortening(string word, Token token) =>
        Synonyms.IsShortFor(word, token.Singular)
        || Synonyms.IsShortFor(token.Lower, word)
        || (
            word.Length is >= 3 and <= 5
            && token.Lower.Length >= word.Length + 2
            && !word.Any(letter => letter is 'a' or 'e' or 'i' or 'o' or 'u')
            && CodedNames.IsPiece(word, token.Singular)
        )
        || (
            word.Length is 3 or 4
            && token.Lower.Length >= word.Length + 3
            && token.Lower.StartsWith(word, StringComparison.Ordinal)
            && IsRoot(word, token.Lower)
        )
        || (
            token.Singular.Length is 3 or 4
            && word.Length >= token.Singular.Length + 3
            && word.StartsWith(token.Singular, StringComparison.Ordinal)
            && IsRoot(token.Singular, word)
        );

    // A shortened word mostly ends in a consonant: org, desc, temp; a whole word before a longer one is no short form: fire, firearm.
    private static bool IsRoot(string shortForm, string word) =>
        shortForm[^1] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y') && !CommonWords.IsWord(shortForm) && word.Length > shortForm.Length;
}
