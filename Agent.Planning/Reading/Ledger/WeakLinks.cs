using Agent.Planning.Lexing;
using Agent.Planning.Linking;

namespace Agent.Planning.Reading.Ledger;

/// <summary>Values that were found by too little: a word of questions or of a sheet's name, the noun that is counted, a slip of the hand among many values.</summary>
internal static class WeakLinks
{
    private const int FewValues = 300;
    private const double OtherForm = 0.95;

    private static readonly char[] Parts = [',', ';', '/', '(', ')', '-', '–', ':', '+'];

    public static Refusal? Check(QueryParts parts)
    {
        var weak = parts.Sentence.Links.FirstOrDefault(link => link.Kind == TermKind.Value && parts.Uses(link) && IsWeak(parts, link));
        if (weak is null)
            return null;
        var words = string.Join(' ', weak.Tokens.Select(at => parts.Sentence.Tokens[at].Text));
        return new Refusal(RefusalKind.Ambiguous, $"I am not sure that \"{words}\" means {weak.Column!.Label} {string.Join(" or ", weak.Values.Take(3).Select(value => $"\"{value}\""))}. Name the column with the value.");
    }

    private static bool IsWeak(QueryParts parts, Link link)
    {
        if (IsBesideColumn(parts.Sentence, link))
            return false;
        var tokens = link.Tokens.Select(at => parts.Sentence.Tokens[at]).ToList();
        return NamesSheet(parts, tokens) || IsCountedNoun(parts, link) || IsPartOfOne(parts, link) || IsOfGroup(parts, link)
            || IsReversed(parts, tokens, link) || IsOfDate(parts, tokens, link)
            || tokens.TrueForAll(IsOfQuestions)
            || (link.Certainty <= WordMatcher.Spelling && (link.Column!.Distinct > FewValues || link.Column.IsPerson || !link.IsWhole))
            || (!link.IsWhole && link.Column!.IsPerson);
    }

    /// <summary>"applications" is no "Application Received": one word of several, in one value only. "Amputation, Crushing" has it as a part of its own.</summary>
    private static bool IsPartOfOne(QueryParts parts, Link link) => link is { IsWhole: false, Tokens.Count: 1, Values: [var value] }
        && !value.Split(Parts, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(part => Stemmer.Stem(part.ToLowerInvariant()) == parts.Sentence.Tokens[link.Tokens[0]].Stem)
        && !parts.Sentence.Links.Any(other => !ReferenceEquals(other, link) && other.Kind == TermKind.Value && other.Is(link.Column!, link.Sheet) && parts.Uses(other));

    /// <summary>"permits issued" is no "Issued Permit": the words of a name in another order are words of a sentence.</summary>
    private static bool IsReversed(QueryParts parts, List<Token> tokens, Link link)
    {
        if (tokens.Count < 2 || link.Values is not [var value] || link.End - link.Start > tokens.Count || IsSaidTwice(parts, link))
            return false;
        var words = NameWords.Split(value).Select(Stemmer.Stem).ToList();
        var places = tokens.Select(token => words.IndexOf(token.Stem)).Where(place => place >= 0).ToList();
        return places.Zip(places.Skip(1)).Any(pair => pair.First > pair.Second);
    }

    /// <summary>"crude oil (OIL: CRUDE)".</summary>
    private static bool IsSaidTwice(QueryParts parts, Link link) =>
        parts.Sentence.Links.Any(other => !ReferenceEquals(other, link) && other.Kind == TermKind.Value && other.Is(link.Column!, link.Sheet) && other.Values.Contains(link.Values[0]));

    /// <summary>"completions by month" where a date is called so: another form of the word says which date, not which value.</summary>
    private static bool IsOfDate(QueryParts parts, List<Token> tokens, Link link) => !parts.HasDuration && link.Certainty <= OtherForm && tokens is [var token]
        && parts.Draft.Date is { } date && parts.Columns.Any(date.Is) && DateWords.Says(date.Column, token);

    /// <summary>"which material was spilled to water": part of a value of the very column that is asked for.</summary>
    private static bool IsOfGroup(QueryParts parts, Link link) => !link.IsWhole && !parts.Draft.IsComparison
        && parts.Query.Groups.Any(group => group.Column.Is(Draft.Ref(link)));

    private static bool IsOfQuestions(Token token) =>
        (FunctionWords.Has(token) || StopWords.IsSoft(token) || StopWords.IsEmpty(token) || WordClasses.Of(token) is not null) && !token.IsCode;

    private static bool IsBesideColumn(Sentence sentence, Link link) => sentence.Links.Any(other =>
        other.Kind == TermKind.Column && other.Is(link.Column!, link.Sheet) && (other.Start >= link.End ? other.Start - link.End : link.Start - other.End) is >= 0 and <= 3);

    /// <summary>"land spills" where a sheet is called Land.</summary>
    private static bool NamesSheet(QueryParts parts, List<Token> tokens) => parts.Sentence.Profile.Sheets.Count(sheet => sheet.Rows > 0) > 1
        && parts.Sentence.Profile.Sheets.Any(sheet => sheet.Rows > 0 && tokens.TrueForAll(token => NameWords.Split(sheet.Name).Any(word => Stemmer.Stem(word) == token.Stem)));

    /// <summary>"how many applications": what is counted is no part of a value.</summary>
    private static bool IsCountedNoun(QueryParts parts, Link link) =>
        !link.IsWhole && link.Tokens.Count == 1 && (parts.Sentence.Before(link.Start, 0, _ => false, "many") >= 0 || link.Start == 0
            || (parts.Sentence.Is(link.Start - 1, "of") && parts.Sentence.Is(link.Start - 2, "number")))
        && !(link.End < parts.Sentence.Tokens.Count && (parts.NamesRows(parts.Sentence.Tokens[link.End])));
}
