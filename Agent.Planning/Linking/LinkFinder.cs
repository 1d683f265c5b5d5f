using Agent.Core.Datasets;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Finds every place in a question where words name something: windows of tokens, each with the certainty of the match.</summary>
internal sealed class LinkFinder(LinkIndex index, IReadOnlyList<Token> tokens, Func<int, bool> isBlocked)
{
    private const int MaxWindow = 10;
    private const int MaxTerms = 6_000;
    private const int FewValues = 300;
    private const double OtherForm = 0.95;

    private static readonly HashSet<string> IdWords = ["id", "ids", "no", "nr", "num", "nbr", "number", "numbers", "code", "key", "ref", "reference", "identifier"];

    private readonly IReadOnlyList<(IReadOnlyList<string> Stems, double Quality)>[] _matches = Matches(index, tokens, isBlocked);

    /// <summary>Candidates, overlapping.</summary>
    public IReadOnlyList<Link> Find()
    {
        var columns = new List<Link>();
        var values = new List<(Link Link, Term Term)>();
        for (var start = 0; start < tokens.Count; start++)
        {
            foreach (var (link, term) in From(start))
            {
                if (term.Kind == TermKind.Value)
                    values.Add((link, term));
                else
                    columns.Add(link);
            }
        }

        var hints = Longest([.. columns.Where(link => link is { Kind: TermKind.Column, Quality: >= 0.6 })]);
        var sure = values.Select(value => Hinted(value.Link, value.Term, hints)).OfType<Link>().ToList();
        return [.. columns, .. Merge(sure).Select(link => Together(link, sure)).Select(Spellings.Usual)];
    }

    private static IReadOnlyList<(IReadOnlyList<string> Stems, double Quality)>[] Matches(LinkIndex index, IReadOnlyList<Token> tokens, Func<int, bool> isBlocked)
    {
        var matcher = new WordMatcher(index);
        return [.. tokens.Select((token, i) => isBlocked(i) ? [] : matcher.Match(token))];
    }

    /// <summary>"potential level" hints at that column, not at the level inside it.</summary>
    private static List<Link> Longest(List<Link> hints) =>
        [.. hints.Where(hint => !hints.Exists(other => ReferenceEquals(other.Sheet, hint.Sheet) && !ReferenceEquals(other.Column, hint.Column) && other.Start < hint.End && hint.Start < other.End
            && (other.Tokens.Count > hint.Tokens.Count || (other.Tokens.Count == hint.Tokens.Count && other.Quality > hint.Quality + 0.05))))];

    /// <summary>A part of a value beside another value of its column: fire and chemical burns.</summary>
    private static Link Together(Link link, List<Link> all) =>
        !link.IsWhole && all.Exists(other => other.IsWhole && other.Is(link.Column!, link.Sheet) && (other.End <= link.Start ? link.Start - other.End : other.Start - link.End) is >= 0 and <= 3)
            ? link with { Quality = link.Quality + 0.2 }
            // "crude oil (OIL: CRUDE)": both mean the value in one column.
            : link.IsWhole && link.Tokens.Count > 1 && all.Exists(other => other.IsWhole && other.Is(link.Column!, link.Sheet) && (other.End <= link.Start || other.Start >= link.End) && other.Values[0] == link.Values[0])
            ? link with { Quality = link.Quality + 0.15 }
            : link;

    private IEnumerable<(Link Link, Term Term)> From(int start)
    {
        var seen = new HashSet<Term>();
        foreach (var term in _matches[start].SelectMany(match => index.ByStem(match.Stems[0])).Take(MaxTerms))
        {
            if (seen.Add(term) && Extend(term, start) is { } link)
                yield return (link, term);
        }

        // Words written apart that the name runs together: call type, CALLTYPE; non fatal, Nonfatal.
        var key = tokens[start].Stem;
        for (var end = start + 1; end < Math.Min(tokens.Count, start + 4) && (tokens[end].Kind == TokenKind.Word || tokens[end].Lower == "-") && !isBlocked(end); end++)
        {
            if (tokens[end].Kind != TokenKind.Word || tokens[start].Kind != TokenKind.Word)
                continue;
            key = string.Concat(tokens.Skip(start).Take(end - start + 1).Where(token => token.Kind == TokenKind.Word).Select(token => token.Lower));
            foreach (var term in index.ByKey(Stemmer.Stem(key)).Where(term => term.Words.Count == 1))
                yield return (Make(term, start, end + 1, [.. Enumerable.Range(start, end - start + 1)], 1, 1), term);
        }
    }

    private Link? Extend(Term term, int start)
    {
        var open = term.Words.ToList();
        var matched = new List<int>();
        double quality = 0, weight = 0;
        for (var at = start; at < Math.Min(tokens.Count, start + MaxWindow); at++)
        {
            if (isBlocked(at))
                break;
            var (found, certainty) = Take(open, at);
            if (found > 0)
            {
                matched.Add(at);
                (quality, weight) = (quality + (certainty * found), weight + found);
                if (open.Count == 0)
                    break;
                continue;
            }

            if (matched.Count == 0)
                return null;
            // A word of the question, or two, may stand between: fall from an elevation.
            var isGap = (StopWords.IsGlue(tokens[at].Lower) && !(term.Kind == TermKind.Column && tokens[at].Is("by", "with", "for", "and", "or"))) || tokens[at].Lower is "/" or "," or ":" or "(" or ")" or "-" or "." or "&";
            if (!isGap || at - matched[^1] > 2)
                break;
        }

        // "inspections" are rows of their sheet, no "inspector".
        if (term.Kind == TermKind.Column && open.Count == 0 && quality / weight <= OtherForm + 0.001 && matched.TrueForAll(at => index.NamesRows(tokens[at])))
            return null;
        // "monthly" is no column of months, "month" may be.
        if (term.Kind == TermKind.Column && quality / weight <= OtherForm + 0.001 && matched.TrueForAll(at => FunctionWords.Has(tokens[at]) || StopWords.IsEmpty(tokens[at])))
            return null;
        if (term.Kind == TermKind.Column && open.Count > 0 && !SaysColumn(term, open, matched, weight / term.Weight, IsSynonym(quality / weight)))
            return null;
        return matched.Count == 0 || weight <= 0.1 || (term.Defines is not null && open.Count > 0) ? null : Make(term, start, matched[^1] + 1, matched, quality / weight, Math.Min(1, weight / term.Weight));
    }

    /// <summary>"incidents" are the rows that an "incident id" names, not the ids.</summary>
    private bool IsKey(Term term) =>
        term.Column!.IsIdentifier || term.Sheet.EntityKey == term.Column.Name
        || index.Profile.Relations.Any(relation => (relation.FromTable == term.Sheet.Table && relation.FromColumn == term.Column.Name) || (relation.ToTable == term.Sheet.Table && relation.ToColumn == term.Column.Name))
        || index.Profile.Sheets.Any(sheet => sheet.EntityKey == term.Column.Name);

    private static bool IsSynonym(double certainty) => certainty is > 0.865 and < 0.935;

    /// <summary>Whether a part of a column's name is enough to mean it.</summary>
    private bool SaysColumn(Term term, List<TermWord> open, List<int> matched, double ratio, bool isSynonym)
    {
        // "incidents" alone is no "description of incident", but "materials" are what "name of material" names;
        // "reported" is no "agency report number", and yes or no is asked by its whole name.
        if (open.TrueForAll(word => word.Weight <= 0.1 || IdWords.Contains(word.Lower)) && !matched.Exists(at => IdWords.Contains(tokens[at].Lower)) && IsKey(term))
            return false;
        var isName = open.TrueForAll(word => word.Lower is "name" or "title" || word.Weight <= 0.1);
        if ((!isName && term.Words.Except(open).All(word => word.IsRowNoun || word.Weight <= 0.1)) || matched.TrueForAll(at => FunctionWords.Has(tokens[at]) || StopWords.IsEmpty(tokens[at])))
            return false;
        var least = matched.TrueForAll(at => StopWords.IsSoft(tokens[at]) || StopWords.IsEmpty(tokens[at]) || FunctionWords.Has(tokens[at])) || Flags.IsFlag(term.Column!) || isSynonym ? 0.58 : 0.3;
        return ratio >= least || isName;
    }

    /// <summary>Takes the words of a name that a token stands for; gives their weight.</summary>
    private (double Weight, double Quality) Take(List<TermWord> open, int at)
    {
        foreach (var (stems, certainty) in _matches[at])
        {
            var words = stems.Select(stem => open.Find(word => word.Stem == stem)).ToList();
            if (words.TrueForAll(word => word is not null))
            {
                words.ForEach(word => open.Remove(word!));
                return (words.Sum(word => word!.Weight), certainty < 1 ? certainty : Form(words[0]!, tokens[at]));
            }
        }

        var glue = open.Find(word => word.Weight <= 0.1 && word.Lower == tokens[at].Lower);
        if (glue is null)
            return (0, 0);
        open.Remove(glue);
        return (glue.Weight, 1);
    }

    /// <summary>The same word, its plural, or another word of the stem.</summary>
    private static double Form(TermWord word, Token token) =>
        word.Lower == token.Lower ? 1 : Stemmer.Singular(word.Lower) == token.Singular ? 0.98 : OtherForm;

    private string LastStem(List<int> matched) => tokens[matched[^1]].Stem;

    private Link Make(Term term, int start, int end, List<int> matched, double certainty, double ratio)
    {
        var isWhole = ratio > 0.93;
        var quality = term.Kind switch
        {
            TermKind.Column => certainty * (0.45 + (0.55 * ratio)),
            TermKind.Sheet => certainty * (0.55 + (0.3 * ratio) + (matched.Count > 0 && term.Words[^1].Stem == LastStem(matched) ? 0.1 : 0)),
            _ when isWhole => certainty * Spread(term.Column!),
            _ => certainty * (0.4 + (0.3 * ratio)) * Spread(term.Column!),
        };
        return new Link(start, end, term.Kind, term.Sheet, term.Column, term.Values, quality, matched) { IsWhole = isWhole, Certainty = certainty };
    }

    /// <summary>A word found in a column of few values says more than one found among thousands.</summary>
    private static double Spread(ColumnProfile column) => 1 - (0.035 * Math.Log10(Math.Max(1, column.Distinct)));

    private Link? Hinted(Link link, Term term, List<Link> hints)
    {
        var hint = hints.Where(hint => hint.Is(link.Column!, link.Sheet) && (hint.Start >= link.End || hint.End <= link.Start))
            .OrderBy(hint => Distance(hint, link))
            .FirstOrDefault();
        var distance = hint is null ? 99 : Distance(hint, link);
        var isExact = tokens[link.Start].IsCode && term.Key.Length >= 2 && string.Equals(term.Value, tokens[link.Start].Text, StringComparison.Ordinal);
        if (term.IsCode)
        {
            // "I" is a level only beside one, and "a" is no grade.
            var isWritten = tokens[link.Start].Text.Any(char.IsUpper) || tokens[link.Start].Kind == TokenKind.Number;
            var isNumber = tokens[link.Start].Kind == TokenKind.Number || tokens[link.Start].Number is not null;
            if (!isExact && !(isWritten && distance <= (isNumber ? 1 : 6) && !(isNumber && hint!.Start > link.Start)))
                return null;
            return link with { Quality = isExact && hint is null ? 0.75 : 1.05 - (0.03 * Math.Min(10, distance)) };
        }

        if (term.IsGeneric && distance > 12)
            return null;
        // A value is not named by words that any question has; among thousands of values not by a part of one, nor by a word like one.
        var isMany = link.Column!.Distinct > FewValues;
        var isNamed = distance <= 1;
        if (!isExact && !link.Tokens.Any(at => Tells(tokens[at], term, isNamed)))
            return null;
        if (!link.IsWhole && IsSynonym(link.Certainty))
            return null;
        if (isMany && !isExact && (!IsOneOfMany(link, term, isNamed) || (hint is null && term.Value!.Contains(',', StringComparison.Ordinal))))
            return null;
        if (isMany && hint is null && term.Words.Count == 1 && !tokens[link.Start].Text.Any(char.IsUpper))
            link = link with { Quality = link.Quality * 0.75 };
        // Where two values fit alike, the one written so, and the frequent one, is meant.
        var written = string.Equals(string.Concat(tokens.Skip(link.Start).Take(link.End - link.Start).Select(token => token.Lower)), term.Value!.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        var isLiteral = written && link.Tokens.Count > 1 && link.Tokens.All(at => tokens[at].IsCode) && term.Value!.Any(char.IsUpper);
        link = link with { Quality = link.Quality + (isLiteral ? 0.25 : written ? 0.04 : 0) + (0.012 * Math.Log10(Math.Max(1, term.Rows))) };
        return hint is null ? link : link with { Quality = link.Quality + 0.15 - (0.01 * Math.Min(10, distance)) };
    }

    private static bool Tells(Token token, Term term, bool isNamed) =>
        token.Kind is TokenKind.Word or TokenKind.Quote && token.Number is null && !StopWords.IsEmpty(token) && ((isNamed && term.Column!.Distinct <= FewValues) || !FunctionWords.Has(token))
        && ((isNamed && !(term.Column!.Distinct > FewValues)) || !StopWords.IsSoft(token)) && !RowNouns.IsGeneral(token.Stem) && !(term.Key != token.Stem && NameWords.Split(term.Sheet.Name).Any(word => Stemmer.Stem(word) == token.Stem));

    private bool IsOneOfMany(Link link, Term term, bool isNamed)
    {
        if (!link.IsWhole)
            return isNamed && link.Certainty > OtherForm;
        if (link.Certainty <= OtherForm && !(link.Certainty >= WordMatcher.Spelling - 0.001 && link.Certainty <= (1 + WordMatcher.Spelling) / 2 && term.Rows >= 3 && link.Tokens.All(at => Synonyms.Of(tokens[at].Stem).Count == 0)))
            return false;
        if (!isNamed && link.Certainty < 0.975 && link.Certainty > OtherForm)
            return false;
        // One-word values among thousands are mostly ordinary words: streets, surnames.
        var token = tokens[link.Start];
        return isNamed || term.Words.Count > 1 || token.Text.Any(char.IsUpper) || (term.Rows >= 5 && !CommonWords.Has(token) && Synonyms.Of(token.Stem).Count == 0);
    }

    private static double Distance(Link hint, Link link) => hint.End <= link.Start ? link.Start - hint.End : 1.5 * (hint.Start - link.End);

    /// <summary>A word that only a part of several values has means all of them: burns, of fire and of chemicals. Whole matches stand for themselves.</summary>
    private static IEnumerable<Link> Merge(List<Link> links)
    {
        foreach (var group in links.GroupBy(link => (link.Column, link.Sheet, link.Start, link.End, Tokens: string.Join(',', link.Tokens))))
        {
            var whole = group.Where(link => link.IsWhole).OrderByDescending(link => link.Quality).ToList();
            if (whole.Count > 0)
            {
                yield return whole[0] with { Values = [.. whole.Where(link => link.Quality >= whole[0].Quality - (link.Column!.Distinct > FewValues ? 0.004 : 0.02)).SelectMany(link => link.Values).Distinct()] };
                continue;
            }

            var parts = group.ToList();
            yield return parts.MaxBy(link => link.Quality)! with { Values = [.. parts.SelectMany(link => link.Values).Distinct()] };
        }
    }
}
